package lowtide.checks.dsl;

import java.util.List;
import java.util.stream.Stream;

/** User ids that an agent may take for one another. */
public final class UserIds {

    /** The longest valid id, in UTF-16 units. */
    public static final int LONGEST = 128;

    private UserIds() {}

    /** Four ids made of one word: in another case, with a space behind it, and inside another id. */
    public static List<String> lookalikes(String word) {
        return List.of(word, word.toUpperCase(java.util.Locale.ROOT), word + " ", word + "2");
    }

    /** Two different ids with the same {@code hashCode}. */
    public static List<String> colliding(String word) {
        return Stream.of("Aa", "BB").map(prefix -> prefix + word).toList();
    }

    /** Ids that must be refused, each with a name for messages. */
    public static List<Invalid> invalid() {
        return List.of(
                new Invalid("null", null),
                new Invalid("the empty user id", ""),
                new Invalid("a user id of spaces", "   "),
                new Invalid("a user id of a tab and a line break", "\t\n"),
                new Invalid("a user id of one em space (String.isBlank)", "\u2003"),
                new Invalid("a user id of 65 emoji, 130 UTF-16 units", "\uD83E\uDD51".repeat(65)),
                new Invalid("a user id of " + (LONGEST + 1) + " characters", "u".repeat(LONGEST + 1)));
    }

    /**
     * An id that must be refused.
     *
     * @param name what it is called in messages
     * @param id the id itself, possibly null
     */
    public record Invalid(String name, String id) {}
}
