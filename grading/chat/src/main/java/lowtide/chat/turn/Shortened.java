package lowtide.chat.turn;

/**
 * A text as the page shows it. An agent may reply with megabytes.
 *
 * @param text   its beginning
 * @param length of the whole, in characters
 */
public record Shortened(String text, int length) {

    private static final int LONGEST = 4_000;

    public static Shortened of(String whole) {
        if (whole.length() <= LONGEST) {
            return new Shortened(whole, whole.length());
        }
        int end = Character.isHighSurrogate(whole.charAt(LONGEST - 1)) ? LONGEST - 1 : LONGEST;
        return new Shortened(whole.substring(0, end), whole.length());
    }
}
