package lowtide.broken.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints lines of at most 80 columns, for a projector. Formats numbers as in English. Not thread-safe. */
public final class Screen {

    public static final int WIDTH = 80;

    private static final String INDENT = "  ";
    private static final int SPEAKER_COLUMNS = 8;
    private static final int MAXIMUM_LINES_SPOKEN = 3;

    private final PrintStream out;

    public Screen(PrintStream out) {
        this.out = out;
    }

    /** Prints a numbered heading in capitals, filled up to the full width. */
    public void heading(int number, String text) {
        String start = "== " + number + " == " + text.toUpperCase(Locale.ROOT) + " ";
        out.println(start + "=".repeat(WIDTH - start.length()));
    }

    /** Prints a paragraph, wrapped at the full width. Without values, the format is printed as it is. */
    public void say(String format, Object... values) {
        print(List.of(values.length == 0 ? format : String.format(Locale.ROOT, format, values)));
    }

    /** Prints an indented paragraph. */
    public void indented(String text) {
        print(List.of(INDENT + text));
    }

    /** Prints one indented line, cut off at the full width. */
    public void row(String format, Object... values) {
        out.println(shortened((INDENT + String.format(Locale.ROOT, format, values)).stripTrailing(), WIDTH));
    }

    /** Prints what somebody says, in at most three lines and in ASCII. */
    public void spoken(String speaker, String text) {
        String start = INDENT + String.format("%-" + SPEAKER_COLUMNS + "s", speaker);
        String margin = " ".repeat(start.length());
        List<String> lines = wrapped(margin + text.replaceAll("[^\\x20-\\x7e]+", " "));
        for (int i = 0; i < Math.min(lines.size(), MAXIMUM_LINES_SPOKEN); i++) {
            boolean truncated = i == MAXIMUM_LINES_SPOKEN - 1 && lines.size() > MAXIMUM_LINES_SPOKEN;
            String line = truncated ? lines.get(i) + " ..." : lines.get(i);
            out.println(shortened((i == 0 ? start : margin) + line.stripLeading(), WIDTH));
        }
    }

    public void empty() {
        out.println();
    }

    /** Prints lines; a line beyond the full width is continued on the next line with the same indentation. */
    public void print(List<String> lines) {
        lines.stream().flatMap(line -> wrapped(line).stream()).forEach(out::println);
    }

    /** Replaces the end of a line that is too long by three dots. */
    public static String shortened(String line, int width) {
        return line.length() <= width ? line : line.substring(0, width - 3) + "...";
    }

    private static List<String> wrapped(String text) {
        if (text.length() <= WIDTH) {
            return List.of(text.stripTrailing());
        }
        String margin = " ".repeat(text.length() - text.stripLeading().length());
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder(margin);
        for (String word : text.strip().split(" ")) {
            if (line.length() > margin.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line.replace(0, line.length(), margin);
            }
            line.append(line.length() > margin.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
