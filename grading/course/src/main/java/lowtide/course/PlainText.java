package lowtide.course;

/** Makes text of an agent or a submission safe to show in a terminal, a file or a page. */
public final class PlainText {

    /** Characters nobody reads beyond. */
    private static final int LONGEST = 1_000;

    private PlainText() {}

    /**
     * The text in one line, cut if it is very long. Characters that move the cursor or change the direction of writing,
     * and unpaired surrogates, are replaced by their numbers.
     */
    public static String of(String text) {
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < text.length() && plain.length() < LONGEST; ) {
            int character = text.codePointAt(i);
            i += Character.charCount(character);
            switch (Character.getType(character)) {
                case Character.CONTROL,
                        Character.FORMAT,
                        Character.SURROGATE,
                        Character.LINE_SEPARATOR,
                        Character.PARAGRAPH_SEPARATOR -> plain.append(String.format("\\u%04x", character));
                default -> plain.appendCodePoint(character);
            }
            if (plain.length() >= LONGEST && i < text.length()) {
                plain.append("...");
            }
        }
        return plain.toString();
    }
}
