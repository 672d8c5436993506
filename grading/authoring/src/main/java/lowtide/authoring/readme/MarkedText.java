package lowtide.authoring.readme;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with blocks that a program writes, each between two comments: {@code <!-- begin NAME -->} and
 * {@code <!-- end NAME -->}. The text outside the blocks is written by hand.
 */
public record MarkedText(String text) {

    /** What is in a block, without the line breaks around it; empty if the text has no such block. */
    public Optional<String> block(String name) {
        Matcher matcher = pattern(name).matcher(text);
        return matcher.find() ? Optional.of(matcher.group("content").strip()) : Optional.empty();
    }

    /** The same text with other content in a block; unchanged if the text has no such block. */
    public MarkedText with(String name, String content) {
        Matcher matcher = pattern(name).matcher(text);
        return matcher.find()
                ? new MarkedText(matcher.replaceFirst(Matcher.quoteReplacement(block(name, content))))
                : this;
    }

    /** A block with its two comments. */
    public static String block(String name, String content) {
        return "<!-- begin " + name + " -->\n" + content.strip() + "\n<!-- end " + name + " -->";
    }

    private static Pattern pattern(String name) {
        String quoted = Pattern.quote(name);
        return Pattern.compile("(?s)<!-- begin " + quoted + " -->\\n(?<content>.*?)\\n?<!-- end " + quoted + " -->");
    }
}
