package lowtide.desk;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import lowtide.desk.terminal.Screen;
import org.jline.terminal.Size;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.terminal.impl.LineDisciplineTerminal;

/** A screen whose output is kept. */
public final class TestScreen {

    private final ByteArrayOutputStream out;
    private final Screen screen;

    private TestScreen(ByteArrayOutputStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    /** Like a pipe, with this input. */
    public static TestScreen dumb(String input) {
        return dumb(input, StandardCharsets.UTF_8);
    }

    /** Like a pipe of a system with this encoding. */
    public static TestScreen dumb(String input, Charset encoding) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            return new TestScreen(
                    out,
                    new Screen(
                            new DumbTerminal(
                                    "test",
                                    Terminal.TYPE_DUMB,
                                    new ByteArrayInputStream(input.getBytes(encoding)),
                                    out,
                                    encoding),
                            Map.of()));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    /** A terminal that can be cleared and has colours. */
    public static TestScreen xterm(int columns, int rows, Map<String, String> environment) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            LineDisciplineTerminal terminal = new LineDisciplineTerminal("test", "xterm", out, StandardCharsets.UTF_8);
            terminal.setSize(new Size(columns, rows));
            return new TestScreen(out, new Screen(terminal, environment));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    public Screen screen() {
        return screen;
    }

    /** Everything printed so far. */
    public String text() {
        return out.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
    }
}
