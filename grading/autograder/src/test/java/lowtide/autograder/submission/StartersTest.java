package lowtide.autograder.submission;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import lowtide.course.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A starter is recognized as untouched, whatever happened to its white space. */
class StartersTest {

    static Stream<Stage> stages() {
        return SampleUploads.STAGES.stream();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void theFingerprintOfEveryStarterIsOnRecord(Stage stage) {
        Path exercises = Path.of("../../exercises").toAbsolutePath().normalize();
        StageSources.Found starter = (StageSources.Found) new Submission(exercises).sources(stage);

        assertThat(starter.untouched())
                .as(
                        "stage.yml of %s needs this among its starters: %s",
                        stage.folder(), Starters.fingerprint(starter.files()))
                .isTrue();
    }

    @Test
    void lineEndingsAndIndentationAreNotAChange() {
        assertThat(fingerprint("class A {\r\n\tint b;\r\n}")).isEqualTo(fingerprint("class A {\n    int b;\n}\n"));
    }

    @Test
    void anyOtherCharacterIsAChange() {
        assertThat(fingerprint("class A { int b = 2; }")).isNotEqualTo(fingerprint("class A { int b = 1; }"));
    }

    private static String fingerprint(String text) {
        return Starters.fingerprint(List.of(new SourceFile("A.java", "A.java", text)));
    }
}
