package lowtide.architecture;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Prints the slowest test classes of a build, from the reports that Surefire leaves in every module. */
public final class SlowestTests {

    private static final int SHOWN = 10;

    private SlowestTests() {}

    /** @param arguments the folder with the root's pom.xml */
    public static void main(String[] arguments) {
        System.out.println("The " + SHOWN + " slowest test classes:");
        lines(Path.of(arguments[0])).forEach(System.out::println);
    }

    /** One line a class, the slowest first. */
    static List<String> lines(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(SlowestTests::isReport)
                    .map(SlowestTests::read)
                    .sorted(Comparator.comparingDouble(TestClass::seconds).reversed())
                    .limit(SHOWN)
                    .map(test -> String.format(Locale.ROOT, "%7.1f s  %s", test.seconds(), test.name()))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static boolean isReport(Path file) {
        return file.getFileName().toString().matches("TEST-.*\\.xml")
                && file.getParent().endsWith(Path.of("target", "surefire-reports"));
    }

    private static TestClass read(Path report) {
        try (InputStream in = Files.newInputStream(report)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            xml.nextTag(); // testsuite
            String seconds = xml.getAttributeValue(null, "time").replace(",", "");
            return new TestClass(xml.getAttributeValue(null, "name"), Double.parseDouble(seconds));
        } catch (IOException | XMLStreamException unreadable) {
            throw new IllegalStateException(report + " cannot be read.", unreadable);
        }
    }

    private record TestClass(String name, double seconds) {}
}
