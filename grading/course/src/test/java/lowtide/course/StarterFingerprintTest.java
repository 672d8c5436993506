package lowtide.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StarterFingerprintTest {

    @TempDir
    Path folder;

    @Test
    void whiteSpaceDoesNotCount() {
        assertThat(fingerprint("a/A.java", "class A {\r\n\tint b;\r\n}"))
                .isEqualTo(fingerprint("a/A.java", "class A {int b;}\n"));
    }

    @Test
    void everyOtherCharacterAndTheFileNameCount() {
        String before = fingerprint("a/A.java", "int b = 1;");

        assertThat(fingerprint("a/A.java", "int b = 2;")).isNotEqualTo(before);
        assertThat(fingerprint("a/B.java", "int b = 1;")).isNotEqualTo(before);
    }

    @Test
    void aFolderHasTheFingerprintOfItsJavaFiles() throws IOException {
        Files.createDirectories(folder.resolve("a"));
        Files.writeString(folder.resolve("a/A.java"), "class A {}");
        Files.writeString(folder.resolve("a/notes.txt"), "no source");

        assertThat(StarterFingerprint.ofFolder(folder)).isEqualTo(fingerprint("a/A.java", "class A {}"));
    }

    private static String fingerprint(String file, String text) {
        return StarterFingerprint.of(new TreeMap<>(Map.of(file, text)));
    }
}
