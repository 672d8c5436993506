package lowtide.autograder.classroom.roster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A member of a class, as a roster or a learning platform knows them. Unknown parts are empty. White space around a part is
 * removed, with the no-break and invisible characters that spreadsheets and web pages leave there.
 *
 * @param ids by which systems know them: student number, login, a platform's own id; none is empty
 * @param username that a person enters to log in to the learning platform; also one of the ids
 * @param orgDefinedId Brightspace's name for a student number; also one of the ids
 */
public record Person(List<String> ids, String email, String name, String username, String orgDefinedId) {

    private static final String AROUND = "^[\\s\\p{Z}\\p{Cf}]+|[\\s\\p{Z}\\p{Cf}]+$";

    public Person {
        ids = ids.stream().map(Person::stripped).filter(id -> !id.isEmpty()).toList();
        email = stripped(email);
        name = stripped(name);
        username = stripped(username);
        orgDefinedId = stripped(orgDefinedId);
    }

    /** A person of whose ids it is not known what they are. */
    public Person(List<String> ids, String email, String name) {
        this(ids, email, name, "", "");
    }

    /** Everything that is known, in one line. */
    public String describe() {
        String identity = Stream.concat(ids.stream(), Stream.of(email))
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        if (name.isEmpty() || identity.equals(name)) {
            return identity;
        }
        return identity.isEmpty() ? name : name + " (" + identity + ")";
    }

    /** A text without white space around it, of whatever kind. */
    static String stripped(String text) {
        return text.replaceAll(AROUND, "");
    }
}
