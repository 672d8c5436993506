package lowtide.fakegemini.reply;

import java.util.ArrayList;
import java.util.List;

/** Cuts texts, but never between the two halves of a surrogate pair. Lengths are in UTF-16 units. */
final class TextSplitter {

    private TextSplitter() {}

    /** The first {@code length} units of the text, or one less; all of a shorter text. */
    static String truncate(String text, int length) {
        return length >= text.length() ? text : text.substring(0, boundary(text, length));
    }

    /** Pieces of about equal length, which together are the text. */
    static List<String> split(String text, int pieces) {
        List<String> result = new ArrayList<>();
        int from = 0;
        for (int piece = 1; piece <= pieces; piece++) {
            int to = boundary(text, text.length() * piece / pieces);
            result.add(text.substring(from, to));
            from = to;
        }
        return result;
    }

    private static int boundary(String text, int end) {
        return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }
}
