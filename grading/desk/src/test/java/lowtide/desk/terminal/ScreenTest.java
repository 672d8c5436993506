package lowtide.desk.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import lowtide.desk.TestScreen;
import lowtide.desk.terminal.Page.Style;
import org.jline.terminal.Terminal;
import org.jline.terminal.impl.DumbTerminal;
import org.jline.utils.NonBlockingReader;
import org.junit.jupiter.api.Test;

class ScreenTest {

    private static final String ESCAPE = "\u001b[";

    private static String cut(int lines) {
        return lines + " more";
    }

    @Test
    void aTerminalShowsColours() {
        TestScreen terminal = TestScreen.xterm(80, 24, Map.of());

        terminal.screen().print(new Page(80).text(Style.BAD, "failed"));

        assertThat(terminal.text()).contains(ESCAPE + "31m", "failed");
    }

    @Test
    void noColorTurnsColoursOff() {
        TestScreen terminal = TestScreen.xterm(80, 24, Map.of("NO_COLOR", "1"));

        terminal.screen().print(new Page(80).text(Style.BAD, "failed"));

        assertThat(terminal.text()).isEqualTo("failed\n");
    }

    @Test
    void coloursAddNothingToTheText() {
        Page page = new Page(80).text(Style.STRONG, "Stage 1");
        for (Style style : Style.values()) {
            page.text(style, "1A failed: it grows");
        }
        TestScreen coloured = TestScreen.xterm(80, 24, Map.of());
        TestScreen plain = TestScreen.xterm(80, 24, Map.of("NO_COLOR", "1"));
        coloured.screen().print(page);
        plain.screen().print(page);

        assertThat(coloured.text()).contains(ESCAPE);
        assertThat(coloured.text().replaceAll(ESCAPE.replace("[", "\\[") + "[\\d;]*m", ""))
                .isEqualTo(plain.text());
    }

    @Test
    void aTerminalThatCanDoNothingIsNeitherClearedNorColoured() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Terminal dumb = new DumbTerminal("test", "dumb", InputStream.nullInputStream(), out, StandardCharsets.UTF_8);
        Screen screen = new Screen(dumb, Map.of());

        screen.show(new Page(80).text(Style.BAD, "first"), new Page(80), ScreenTest::cut);
        screen.show(new Page(80).text(Style.GOOD, "second"), new Page(80), ScreenTest::cut);

        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualToNormalizingNewlines("first\nsecond\n");
    }

    @Test
    void aPipeGetsPlainLinesOfTheUsualWidth() {
        TestScreen pipe = TestScreen.dumb("");

        pipe.screen()
                .show(
                        pipe.screen().page().text(Style.BAD, "failed"),
                        new Page(80).text(Style.FAINT, "keys"),
                        ScreenTest::cut);

        assertThat(pipe.text().replace("\r", "")).isEqualTo("failed\nkeys\n");
        assertThat(pipe.screen().page().width()).isEqualTo(80);
    }

    @Test
    void whatDoesNotFitIsCutOffAndTheKeysStay() {
        TestScreen terminal = TestScreen.xterm(40, 6, Map.of("NO_COLOR", "1"));
        Page page = terminal.screen().page();
        for (int line = 1; line <= 9; line++) {
            page.text(Style.PLAIN, "line " + line);
        }

        terminal.screen().show(page, new Page(40).text(Style.PLAIN, "keys"), ScreenTest::cut);

        assertThat(terminal.text()).contains("line 3\n6 more\nkeys\n").doesNotContain("line 4");
    }

    @Test
    void aLineThatTheTerminalBreaksTakesMoreRows() {
        TestScreen terminal = TestScreen.xterm(40, 6, Map.of("NO_COLOR", "1"));
        Page page = terminal.screen().page().whole(Style.PLAIN, "x".repeat(130)).text(Style.PLAIN, "line 2");

        terminal.screen().show(page, new Page(40).text(Style.PLAIN, "keys"), ScreenTest::cut);

        assertThat(terminal.text()).contains("2 more").doesNotContain("line 2");
    }

    @Test
    void keysAreHandedOnUntilTheInputEnds() {
        List<Integer> keys = new ArrayList<>();

        TestScreen.dumb("hq").screen().readKeys(keys::add);

        assertThat(keys).containsExactly((int) 'h', (int) 'q', -1);
    }

    @Test
    void aClosedScreenIsTheEndOfTheInput() {
        List<Integer> keys = new ArrayList<>();
        Screen screen = TestScreen.dumb("hq").screen();

        screen.readKeys(key -> {
            keys.add(key);
            screen.close();
        });

        assertThat(keys).startsWith((int) 'h').endsWith(-1);
    }

    @Test
    void noReadOfAKeyIsWithoutALimitBecauseClosingWaitsForIt() throws IOException {
        List<Long> limits = new ArrayList<>();
        Iterator<Integer> typed = List.of(NonBlockingReader.READ_EXPIRED, (int) 'q', NonBlockingReader.EOF)
                .iterator();
        NonBlockingReader reader = new NonBlockingReader() {
            @Override
            protected int read(long limit, boolean isPeek) {
                limits.add(limit);
                return typed.next();
            }

            @Override
            public int readBuffered(char[] buffer, int offset, int length, long limit) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void close() {}
        };
        Terminal terminal = new DumbTerminal(InputStream.nullInputStream(), OutputStream.nullOutputStream()) {
            @Override
            public NonBlockingReader reader() {
                return reader;
            }
        };
        List<Integer> keys = new ArrayList<>();

        new Screen(terminal, Map.of()).readKeys(keys::add);

        assertThat(keys).containsExactly((int) 'q', NonBlockingReader.EOF);
        assertThat(limits).hasSize(3).allMatch(limit -> limit > 0);
    }
}
