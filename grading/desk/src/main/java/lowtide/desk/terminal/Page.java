package lowtide.desk.terminal;

import java.util.ArrayList;
import java.util.List;
import org.jline.utils.AttributedString;

/** Lines for a terminal of a certain width, each in one style. Not thread-safe. */
public final class Page {

    private static final int NARROWEST = 20;
    private static final String CUT_OFF = "...";

    private final int width;
    private final List<Line> lines = new ArrayList<>();

    /** @param width in columns; long lines are broken at spaces */
    public Page(int width) {
        this.width = Math.max(NARROWEST, width);
    }

    /** Columns of a line. */
    public int width() {
        return width;
    }

    /** The lines so far. */
    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** Adds an empty line. */
    public Page gap() {
        lines.add(new Line(Style.PLAIN, ""));
        return this;
    }

    /** Adds a text in as many lines as it takes. */
    public Page text(Style style, String text) {
        return text(style, "", text);
    }

    /** Adds a text after a label; further lines are indented by as much as the label is long, up to a quarter of the width. */
    public Page text(Style style, String label, String text) {
        String indent = " ".repeat(Math.min(columns(label), width / 4));
        String line = label;
        boolean isEmpty = true;
        for (String word : text.strip().split(" +")) {
            if (!isEmpty && columns(line) + 1 + columns(word) > width) {
                lines.add(new Line(style, line.stripTrailing()));
                line = indent;
                isEmpty = true;
            }
            line += (isEmpty ? "" : " ") + word;
            isEmpty = false;
        }
        lines.add(new Line(style, line.stripTrailing()));
        return this;
    }

    /** Adds a line as it is; what is too long is cut off. */
    public Page exactly(Style style, String line) {
        lines.add(new Line(style, cut(line, width)));
        return this;
    }

    /** Adds a line as it is, however long it is: the terminal breaks it, and it can be copied. */
    public Page whole(Style style, String line) {
        lines.add(new Line(style, line));
        return this;
    }

    /** Adds the lines of another page. */
    public Page add(Page other) {
        lines.addAll(other.lines);
        return this;
    }

    /** How many columns a text takes; a Chinese character takes two. */
    public static int columns(String text) {
        return new AttributedString(text).columnLength();
    }

    /** The text in exactly this many columns, at least three: what is too long is cut off, and spaces fill the rest. */
    public static String cell(String text, int columns) {
        String cut = cut(text, columns);
        return cut + " ".repeat(columns - columns(cut));
    }

    private static String cut(String text, int columns) {
        return columns(text) <= columns
                ? text
                : new AttributedString(text).columnSubSequence(0, columns - CUT_OFF.length()) + CUT_OFF;
    }

    /** How a line looks where there are colours. */
    public enum Style {
        PLAIN,
        STRONG,
        FAINT,
        GOOD,
        BAD
    }

    /** One line. */
    public record Line(Style style, String text) {}
}
