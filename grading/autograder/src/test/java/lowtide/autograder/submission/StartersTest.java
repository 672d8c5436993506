package lowtide.autograder.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import lowtide.course.Course;
import lowtide.course.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class StartersTest {

    static Stream<Stage> stages() {
        return Course.shipped().stages().stream();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theFingerprintOfEveryStarterIsOnRecord(Stage stage) {
        StageSources.Found starter = (StageSources.Found)
                new Submission(Path.of("../../exercises").toAbsolutePath().normalize()).sources(stage);

        assertThat(starter.untouched())
                .as(
                        "stage.yml of %s needs this among its starters: %s",
                        stage.folder(), Starters.fingerprint(starter.files()))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "01-context-cap/pom.xml",
                "02-user-isolation/pom.xml",
                "03-token-counting/pom.xml",
                "04-rate-limiting/pom.xml",
                "05-logging/pom.xml"
            })
    void theFingerprintOfEveryPomIsOnRecord(String pom) throws IOException {
        String text = Files.readString(Path.of("../../exercises").resolve(pom));

        assertThat(Starters.isShipped(pom, text))
                .as("starters.properties needs the line %s=%s", pom, Starters.fingerprint(pom, text))
                .isTrue();
    }

    @Test
    void aPathMayHaveSeveralFingerprints() {
        Properties record = new Properties();
        record.setProperty("01-context-cap", "new,old");

        assertThat(Starters.isRecorded(record, "01-context-cap", "new")).isTrue();
        assertThat(Starters.isRecorded(record, "01-context-cap", "old")).isTrue();
        assertThat(Starters.isRecorded(record, "01-context-cap", "new,old")).isFalse();
        assertThat(Starters.isRecorded(record, "02-user-isolation", "new")).isFalse();
    }

    @Test
    void lineEndingsAndIndentationAreNoChange() {
        SourceFile unix = new SourceFile("A.java", "A.java", "class A {\n    int b;\n}\n");
        SourceFile windows = new SourceFile("A.java", "A.java", "class A {\r\n\tint b;\r\n}");

        assertThat(Starters.fingerprint(List.of(windows))).isEqualTo(Starters.fingerprint(List.of(unix)));
    }

    @Test
    void anyOtherCharacterIsAChange() {
        SourceFile before = new SourceFile("A.java", "A.java", "class A { int b = 1; }");
        SourceFile after = new SourceFile("A.java", "A.java", "class A { int b = 2; }");

        assertThat(Starters.fingerprint(List.of(after))).isNotEqualTo(Starters.fingerprint(List.of(before)));
    }
}
