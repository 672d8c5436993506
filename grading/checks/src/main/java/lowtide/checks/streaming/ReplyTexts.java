package lowtide.checks.streaming;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import lowtide.checks.dsl.CheckContext;

/** Texts of replies, in pieces as Gemini sends them. Lengths are in UTF-16 units. */
final class ReplyTexts {

    private static final int SHORTEST = 50;
    private static final int LONGEST = 400;
    private static final String EMOJI = "\uD83E\uDD57";

    private final CheckContext<?> context;

    ReplyTexts(CheckContext<?> context) {
        this.context = context;
    }

    /** So many words, an event each. */
    List<String> words(int count) {
        return IntStream.range(0, count).mapToObj(i -> context.word() + " ").toList();
    }

    /** Pieces of all kinds: equal ones, single characters, line breaks, emoji, a long one. */
    List<String> mixed() {
        String word = context.word();
        return List.of(
                word,
                " ",
                word,
                word,
                "\n\n",
                EMOJI,
                EMOJI + EMOJI,
                "e\u0301",
                " 1. **" + context.word() + "** ",
                "\"" + context.word() + "\"\\n",
                ".",
                text(700),
                " ");
    }

    /** A text of this length. */
    String text(int length) {
        StringBuilder text = new StringBuilder();
        String word = context.word();
        for (int i = 1; text.length() < length; i++) {
            text.append(word).append(' ').append(i).append(", ");
        }
        return text.substring(0, length - 1) + ".";
    }

    /** A text of this length whose character at this index is an emoji, which takes two units. */
    String withEmoji(int length, int index) {
        String text = text(length);
        return text.substring(0, index) + EMOJI + text.substring(index + EMOJI.length());
    }

    /** The text in pieces of random lengths, which part no character and do not end near this index. */
    List<String> pieces(String text, int forbidden) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        while (from < text.length()) {
            int to = Math.min(text.length(), from + SHORTEST + context.random().nextInt(LONGEST - SHORTEST));
            if (to < text.length() && Character.isLowSurrogate(text.charAt(to))) {
                to++;
            }
            if (Math.abs(to - forbidden) < 2 && to < text.length()) {
                continue;
            }
            pieces.add(text.substring(from, to));
            from = to;
        }
        return pieces;
    }
}
