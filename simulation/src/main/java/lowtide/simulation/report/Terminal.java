package lowtide.simulation.report;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Standard output of a terminal. */
public final class Terminal {

    private Terminal() {}

    /** The charset of standard output. The property has a different name in older JDKs. */
    public static Charset charset() {
        return Stream.of("stdout.encoding", "sun.stdout.encoding", "native.encoding")
                .map(System::getProperty)
                .filter(Objects::nonNull)
                .findFirst()
                .map(Terminal::named)
                .orElseGet(Charset::defaultCharset);
    }

    /** A chart that uses only characters of the terminal's charset. */
    public static LineChart chart() {
        LineChart unicode = LineChart.unicode();
        return charset().newEncoder().canEncode(unicode.characters()) ? unicode : LineChart.ascii();
    }

    /** Prints lines, terminated as usual on this system. */
    public static void print(PrintWriter out, List<String> lines) {
        lines.forEach(out::println);
        out.flush();
    }

    private static Charset named(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return Charset.defaultCharset();
        }
    }
}
