package lowtide.simulation.demo;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Lines of at most 80 columns, for a projector; formats take English number formats. Not thread-safe. */
final class Screen {

    static final int WIDTH = 80;

    private static final String INDENT = "  ";

    private final PrintStream out;

    Screen(PrintStream out) {
        this.out = out;
    }

    /** A paragraph. */
    void say(String format, Object... values) {
        print(values.length == 0 ? format : String.format(Locale.ROOT, format, values));
    }

    /** An indented line of a table. */
    void row(String format, Object... values) {
        out.println((INDENT + String.format(Locale.ROOT, format, values)).stripTrailing());
    }

    /** What somebody said. */
    void spoken(String who, String text) {
        row("%-7s %s", who, shortened(text, WIDTH - INDENT.length() - 8));
    }

    void empty() {
        out.println();
    }

    /** Lines from elsewhere; a longer one goes on below, as far in as it began. */
    void print(List<String> lines) {
        lines.forEach(this::print);
    }

    /** In one line, with dots for what does not fit. */
    static String shortened(String text, int width) {
        String line = text.replaceAll("\\s+", " ").strip();
        return line.length() <= width ? line : line.substring(0, width - 3) + "...";
    }

    private void print(String text) {
        if (text.length() <= WIDTH) {
            out.println(text);
            return;
        }
        String margin = " ".repeat(text.length() - text.stripLeading().length());
        List<String> words = new ArrayList<>(List.of(text.strip().split(" ")));
        StringBuilder line = new StringBuilder(margin).append(words.remove(0));
        for (String word : words) {
            if (line.length() + 1 + word.length() > WIDTH) {
                out.println(line);
                line.replace(0, line.length(), margin).append(word);
            } else {
                line.append(' ').append(word);
            }
        }
        out.println(line);
    }
}
