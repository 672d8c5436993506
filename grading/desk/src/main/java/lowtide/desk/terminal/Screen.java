package lowtide.desk.terminal;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.function.IntConsumer;
import java.util.function.IntFunction;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStyle;
import org.jline.utils.InfoCmp.Capability;
import org.jline.utils.NonBlockingReader;

/**
 * A student's terminal. Without one, as in a pipe, it prints the same lines without colour. Thread-safe, except that one
 * thread reads.
 */
public final class Screen implements AutoCloseable {

    private static final int USUAL_WIDTH = 80;
    private static final int USUAL_HEIGHT = 24;
    private static final long KEY_MILLIS = 500;

    private static final Map<Page.Style, AttributedStyle> STYLES = Map.of(
            Page.Style.PLAIN, AttributedStyle.DEFAULT,
            Page.Style.STRONG, AttributedStyle.BOLD,
            Page.Style.FAINT, AttributedStyle.DEFAULT.faint(),
            Page.Style.GOOD, AttributedStyle.DEFAULT.foreground(AttributedStyle.GREEN),
            Page.Style.BAD, AttributedStyle.DEFAULT.foreground(AttributedStyle.RED));

    private final Terminal terminal;
    private final boolean coloured;

    /** @param environment of the program, in which {@code NO_COLOR} turns colours off */
    public Screen(Terminal terminal, Map<String, String> environment) {
        this.terminal = terminal;
        this.coloured = !isDumb() && environment.getOrDefault("NO_COLOR", "").isEmpty();
    }

    /** The terminal that this program was started in. */
    public static Screen ofSystem() {
        try {
            return new Screen(
                    TerminalBuilder.builder()
                            .name("lab")
                            .system(true)
                            .systemOutput(TerminalBuilder.SystemOutput.SysOut)
                            .dumb(true)
                            .build(),
                    System.getenv());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** An empty page as wide as the terminal, or 80 columns if that is not known. */
    public Page page() {
        Size size = terminal.getSize();
        return new Page(size.getColumns() > 0 ? size.getColumns() - 1 : USUAL_WIDTH);
    }

    /** How many lines it has, or 24 if that is not known. */
    public int height() {
        int rows = terminal.getSize().getRows();
        return rows > 0 ? rows : USUAL_HEIGHT;
    }

    /** Whether it can neither be cleared nor show colours. */
    public boolean isDumb() {
        return terminal.getType().startsWith(Terminal.TYPE_DUMB);
    }

    /** Prints below what is there. */
    public synchronized void print(Page page) {
        PrintWriter out = terminal.writer();
        page.lines().forEach(line -> out.println(rendered(line)));
        out.flush();
    }

    /**
     * Prints a page in place of what is there, cut to what fits; a dumb terminal prints all of it below.
     *
     * @param cut what to say of the number of lines that do not fit
     */
    public synchronized void show(Page page, Page footer, IntFunction<String> cut) {
        if (isDumb()) {
            print(page);
            print(footer);
            return;
        }
        terminal.puts(Capability.clear_screen);
        print(fitting(page, height() - rows(footer.lines()) - 1, cut));
        print(footer);
    }

    /** The lines of a page that fit into so many rows, with a remark if these are not all. */
    private Page fitting(Page page, int room, IntFunction<String> cut) {
        List<Page.Line> lines = page.lines();
        int shown = lines.size();
        int taken = 0;
        while (shown > 0 && rows(lines.subList(0, shown)) + taken > room) {
            shown--;
            taken = 1;
        }
        Page fitting = new Page(page.width());
        lines.subList(0, shown).forEach(line -> fitting.whole(line.style(), line.text()));
        return shown == lines.size() ? fitting : fitting.exactly(Page.Style.FAINT, cut.apply(lines.size() - shown));
    }

    /** How many rows these lines take, because the terminal breaks those that are too long. */
    private int rows(List<Page.Line> lines) {
        int columns = page().width() + 1;
        return lines.stream()
                .mapToInt(line -> Math.max(1, (Page.columns(line.text()) + columns - 1) / columns))
                .sum();
    }

    /** Writes to this stream as the terminal would show it. */
    public PrintWriter writer(OutputStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, terminal.outputEncoding()), true) {
            @Override
            public void write(String text, int offset, int length) {
                String encodable = Encodable.of(text.substring(offset, offset + length), terminal.outputEncoding());
                super.write(encodable, 0, encodable.length());
            }
        };
    }

    /** Reads a line that the user types after a question; empty at the end of the input. */
    public String ask(String question) {
        terminal.writer().print(Encodable.of(question, terminal.outputEncoding()) + " ");
        terminal.flush();
        StringBuilder answer = new StringBuilder();
        try {
            for (int key = terminal.reader().read(); key >= 0 && key != '\n' && key != '\r'; ) {
                answer.append((char) key);
                key = terminal.reader().read();
            }
        } catch (IOException closed) {
            return "";
        }
        return answer.toString();
    }

    /**
     * Hands each key on, on this thread, until the input ends or this screen is closed, and then
     * {@link NonBlockingReader#EOF}. A terminal does not wait for Enter until it is closed.
     */
    public void readKeys(IntConsumer keys) {
        terminal.enterRawMode();
        try {
            int key = 0;
            while (key != NonBlockingReader.EOF) {
                key = terminal.reader().read(KEY_MILLIS); // a read without a limit would keep close() waiting
                if (key != NonBlockingReader.READ_EXPIRED) {
                    keys.accept(key);
                }
            }
        } catch (IOException | IllegalStateException closed) {
            keys.accept(NonBlockingReader.EOF);
        }
    }

    /** Runs an action when the user interrupts the program. */
    public void onInterrupt(Runnable action) {
        terminal.handle(Terminal.Signal.INT, signal -> action.run());
    }

    @Override
    public void close() {
        try {
            terminal.close();
        } catch (IOException alreadyGone) {
            // nothing is left to restore
        }
    }

    private String rendered(Page.Line line) {
        String text = Encodable.of(line.text(), terminal.outputEncoding());
        return coloured ? new AttributedString(text, STYLES.get(line.style())).toAnsi(terminal) : text;
    }
}
