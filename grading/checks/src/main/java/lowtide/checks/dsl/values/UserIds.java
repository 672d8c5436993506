package lowtide.checks.dsl.values;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** User ids that an agent may confuse with each other. */
public final class UserIds {

    /** The longest valid id, in UTF-16 units. */
    public static final int LONGEST = 128;

    private static final int MUCH_TOO_LONG = 1_000;
    private static final int DRAWN = 5;
    private static final int LATIN = 0x250;
    private static final String AVOCADO = "\uD83E\uDD51";

    private UserIds() {}

    /** Four ids made of one word: as it is, in capitals, followed by a space, and as a part of a longer id. */
    public static List<String> lookalikes(String word) {
        return List.of(word, word.toUpperCase(java.util.Locale.ROOT), word + " ", word + "2");
    }

    /** Two different ids with the same {@code hashCode}. */
    public static List<String> colliding(String word) {
        return Stream.of("Aa", "BB").map(prefix -> prefix + word).toList();
    }

    /** Ids of which an agent that shortens them, or converts their characters, takes some for the same. */
    public static List<String> converted(String word) {
        // A limit of length that is too low by one must fail only the check of that limit.
        String filled = word + "u".repeat(LONGEST - 3 - word.length());
        return List.of(filled + "1", filled + "2", word + "\u00e8", word + "\u00e9", word + "e\u0301");
    }

    /** The longest valid id that begins with this word and ends with this character. */
    public static String longest(String word, char last) {
        return word + "u".repeat(LONGEST - 1 - word.length()) + last;
    }

    /** Ids that must be refused, each with a name for messages. */
    public static List<Named> invalid(Random random) {
        int tooLong = LONGEST + 2 + random.nextInt(MUCH_TOO_LONG - LONGEST - 2);
        return List.of(
                new Named("null", null),
                new Named("the empty user id", ""),
                new Named("a user id of spaces", "   "),
                new Named("a user id of a tab and a line break", "\t\n"),
                new Named("a user id of one em space (String.isBlank)", "\u2003"),
                new Named("a user id of all characters that String.isBlank calls blank", blanks()),
                new Named("a user id of 65 emoji, 130 UTF-16 units", AVOCADO.repeat(65)),
                new Named("a user id of " + (LONGEST + 1) + " characters", "u".repeat(LONGEST + 1)),
                new Named("a user id of " + tooLong + " characters", "\u00e9".repeat(tooLong)),
                new Named("a user id of " + MUCH_TOO_LONG + " characters", "u".repeat(MUCH_TOO_LONG)));
    }

    /** Different ids that must be accepted, each with a name for messages. */
    public static List<Named> valid(Random random, String word) {
        List<Named> ids = new ArrayList<>(List.of(
                new Named("a user id of " + LONGEST + " characters", "u".repeat(LONGEST)),
                new Named("a user id of " + LONGEST + " times \u00e9", "\u00e9".repeat(LONGEST)),
                new Named("a user id of 64 emoji, " + LONGEST + " UTF-16 units", AVOCADO.repeat(LONGEST / 2)),
                new Named("a user id of one letter", "u"),
                new Named("a user id of one no-break space, which String.isBlank does not call blank", "\u00a0"),
                new Named("an e-mail address", word + "+low-tide@example.org"),
                new Named("a user id with umlauts", "m\u00fcller-" + word),
                new Named("a user id with \u00e9 as one character", word + "\u00e9"),
                new Named("the same user id with \u00e9 as two characters", word + "e\u0301"),
                new Named("a user id with spaces in it", word + " the  2nd"),
                new Named("a user id of punctuation", "../" + word + "\\'\";%00<b>&{}")));
        Set<String> different = ids.stream().map(Named::id).collect(Collectors.toSet());
        int all = ids.size() + DRAWN;
        while (ids.size() < all) {
            String id = drawn(random);
            if (different.add(id)) {
                ids.add(new Named("a valid user id drawn at random", id));
            }
        }
        return ids;
    }

    private static String blanks() {
        return IntStream.rangeClosed(0, Character.MAX_VALUE)
                .filter(Character::isWhitespace)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** From 1 to {@link #LONGEST} UTF-16 units of letters, digits, marks and symbols of all scripts, and not blank. */
    private static String drawn(Random random) {
        int length = 1 + random.nextInt(LONGEST);
        StringBuilder id = new StringBuilder("u");
        while (id.length() < length) {
            int point = random.nextInt(random.nextBoolean() ? LATIN : Character.MAX_CODE_POINT);
            boolean fits = id.length() + Character.charCount(point) <= length;
            if (fits && Character.isDefined(point) && !isReserved(point)) {
                id.appendCodePoint(point);
            }
        }
        return id.toString();
    }

    /**
     * Surrogates and control characters, which do not occur in text, and private-use characters, which have no meaning.
     */
    private static boolean isReserved(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL, Character.SURROGATE, Character.PRIVATE_USE -> true;
            default -> false;
        };
    }

    /**
     * An id, and its name in messages.
     *
     * @param id possibly null
     */
    public record Named(String name, String id) {}
}
