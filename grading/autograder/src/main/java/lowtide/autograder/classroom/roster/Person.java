package lowtide.autograder.classroom.roster;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Somebody of a class, as a roster or a delivery knows them. What is not known is empty.
 *
 * @param ids numbers and names that systems know them by: student number, login, a platform's own id
 */
public record Person(List<String> ids, String email, String name) {

    public Person {
        ids = List.copyOf(ids);
    }

    /** Everything known, for a list that a person reads. */
    public String describe() {
        String identity = Stream.concat(ids.stream(), Stream.of(email))
                .filter(part -> !part.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
        return name.isEmpty() || identity.equals(name)
                ? identity
                : name + (identity.isEmpty() ? "" : " (" + identity + ")");
    }
}
