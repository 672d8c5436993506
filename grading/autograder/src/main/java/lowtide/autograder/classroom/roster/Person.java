package lowtide.autograder.classroom.roster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A member of a class, as a roster or a learning platform knows them. Unknown parts are empty.
 *
 * @param ids by which systems know them: student number, login, a platform's own id
 */
public record Person(List<String> ids, String email, String name) {

    public Person {
        ids = List.copyOf(ids);
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
}
