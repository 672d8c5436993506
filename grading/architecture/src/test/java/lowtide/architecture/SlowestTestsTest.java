package lowtide.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SlowestTestsTest {

    @TempDir
    Path root;

    @Test
    void theTenSlowestClassesOfAllModulesAreListed() throws IOException {
        for (int i = 1; i <= 11; i++) {
            report("module" + i % 2, "Test" + i, String.valueOf(i));
        }
        report("module0", "SlowTest", "1,234.5");

        assertThat(SlowestTests.lines(root))
                .hasSize(10)
                .startsWith(" 1234.5 s  SlowTest", "   11.0 s  Test11")
                .endsWith("    3.0 s  Test3");
    }

    @Test
    void otherFilesAreNotRead() throws IOException {
        Files.writeString(root.resolve("TEST-Other.xml"), "no report");

        assertThat(SlowestTests.lines(root)).isEmpty();
    }

    private void report(String module, String name, String seconds) throws IOException {
        Path folder = root.resolve(module).resolve("target/surefire-reports");
        Files.createDirectories(folder);
        Files.writeString(
                folder.resolve("TEST-" + name + ".xml"),
                "<testsuite name=\"" + name + "\" time=\"" + seconds + "\"></testsuite>");
    }
}
