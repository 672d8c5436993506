package lowtide.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the runnable jar does before the grader begins. */
class LauncherTest {

    @TempDir
    Path temporary;

    @AfterEach
    void forget() {
        System.clearProperty(Launcher.LIBRARIES);
    }

    @Test
    void theLibrariesAreUnpackedInTheOrderInWhichTheyWerePacked() throws Exception {
        List<Path> jars = unpack("one");

        assertThat(jars).extracting(jar -> jar.getFileName().toString()).containsExactly("b.jar", "a.jar");
        assertThat(jars.get(0)).hasContent("b one");
        assertThat(System.getProperty(Launcher.LIBRARIES))
                .isEqualTo(jars.get(0).getParent().toString());
    }

    @Test
    void theSecondTimeTheyAreThere() throws Exception {
        Path jar = unpack("one").get(0);
        Object before = Files.readAttributes(jar, "*").get("fileKey");

        assertThat(Files.readAttributes(unpack("one").get(0), "*").get("fileKey"))
                .isEqualTo(before);
    }

    @Test
    void whatSomebodyChangedIsPutRight() throws Exception {
        Path jar = unpack("one").get(0);
        Files.writeString(jar, "x one");

        assertThat(unpack("one").get(0)).isEqualTo(jar).hasContent("b one");
    }

    @Test
    void anotherKitHasAnotherFolder() throws Exception {
        assertThat(unpack("one").get(0).getParent())
                .isNotEqualTo(unpack("two").get(0).getParent());
    }

    @Test
    @EnabledOnOs({OS.LINUX, OS.MAC})
    void nobodyElseCanWriteThere() throws Exception {
        Path folder = unpack("one").get(0).getParent();
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)))
                .isEqualTo("rwx------");

        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxrwxrwx"));

        assertThatThrownBy(() -> unpack("one"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining(folder + " is not a folder of yours alone");
    }

    private List<Path> unpack(String content) throws IOException {
        Path self = temporary.resolve("packed.jar");
        try (OutputStream file = Files.newOutputStream(self);
                ZipOutputStream zip = new ZipOutputStream(file)) {
            for (String name : List.of("b", "a")) {
                zip.putNextEntry(new ZipEntry("lib/" + name + ".jar"));
                zip.write((name + " " + content).getBytes());
            }
        }
        return Stream.of(Launcher.unpack(self, Files.createDirectories(temporary.resolve("tmp")))
                        .toArray(URL[]::new))
                .map(url -> Path.of(URI.create(url.toString())))
                .toList();
    }
}
