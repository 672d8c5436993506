package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs in a new JVM, because fonts can only be removed before it starts, and only where fontconfig provides them. */
@EnabledOnOs(OS.LINUX)
class FontlessMachineTest {

    @TempDir
    private Path folder;

    @Test
    @DisplayName("without fonts: a message, no chart, and all other output")
    void withoutFonts() throws Exception {
        Path png = folder.resolve("cost.png");
        Path out = folder.resolve("out.txt");
        Path err = folder.resolve("err.txt");
        Path noFonts = Files.writeString(folder.resolve("fonts.conf"), "<fontconfig/>");
        Path noFontsOfJava = Files.createFile(folder.resolve("fontconfig.properties"));
        ProcessBuilder java = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dsun.awt.fontconfig=" + noFontsOfJava,
                        "-cp",
                        System.getProperty("java.class.path"),
                        LowTideSimulation.class.getName(),
                        "compare",
                        "--csv",
                        "--days",
                        "1",
                        "--png",
                        png.toString())
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        java.environment().put("FONTCONFIG_FILE", noFonts.toString());

        Process process = java.start();

        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(lines(out)).containsExactly("day,\"no cap\",\"last 50 messages\"", "1,7.75,5");
        assertThat(lines(err))
                .singleElement()
                .asString()
                .startsWith("Cannot draw " + png + ": Java finds no fonts on this machine")
                .contains("all other output works without fonts");
        assertThat(png).doesNotExist();
    }

    private static List<String> lines(Path file) throws IOException {
        return Files.readAllLines(file);
    }
}
