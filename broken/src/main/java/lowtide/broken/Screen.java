package lowtide.broken;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plain ASCII lines of at most 80 columns, for a projector. Formats take English number formats. Not thread-safe. */
final class Screen {

    static final int WIDTH = 80;

    private static final String INDENT = "  ";
    private static final int MOST_LINES_SPOKEN = 3;

    private final PrintStream out;

    Screen(PrintStream out) {
        this.out = out;
    }

    void heading(int number, String text) {
        String start = "== " + number + " == " + text.toUpperCase(Locale.ROOT) + " ";
        out.println(start + "=".repeat(WIDTH - start.length()));
    }

    /** A paragraph, with an empty line after it. */
    void say(String format, Object... values) {
        wrap(String.format(Locale.ROOT, format, values), WIDTH).forEach(out::println);
        out.println();
    }

    /** One indented line; what does not fit is cut off. */
    void line(String format, Object... values) {
        out.println(cut(INDENT + String.format(Locale.ROOT, format, values)));
    }

    /** Indented like a line, but continued on the next ones. */
    void paragraph(String text) {
        wrap(text, WIDTH - INDENT.length()).forEach(line -> line("%s", line));
    }

    void empty() {
        out.println();
    }

    /** What somebody said, over three lines at most. */
    void spoken(String who, String text) {
        String start = INDENT + String.format("%-8s", who);
        List<String> lines = wrap(text.replaceAll("[^\\x20-\\x7e]+", " "), WIDTH - start.length());
        for (int i = 0; i < Math.min(lines.size(), MOST_LINES_SPOKEN); i++) {
            boolean more = i == MOST_LINES_SPOKEN - 1 && lines.size() > MOST_LINES_SPOKEN;
            String said = more ? lines.get(i) + " ..." : lines.get(i);
            out.println(cut((i == 0 ? start : " ".repeat(start.length())) + said));
        }
    }

    private static String cut(String line) {
        return line.length() <= WIDTH ? line.stripTrailing() : line.substring(0, WIDTH - 3) + "...";
    }

    private static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.strip().split("\\s+")) {
            if (!line.isEmpty() && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }
}
