package lowtide.autograder.attempts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README of each stage's attempts shows what is stored there. With {@code -Dupdate} it is written first. */
class AttemptsPageTest {

    static Stream<StageAttempts> stages() {
        return StageAttempts.all().stream();
    }

    @ParameterizedTest
    @MethodSource("stages")
    void thePageOfEveryStageIsUpToDate(StageAttempts attempts) throws IOException {
        Path page = StageAttempts.folder(attempts.stage()).resolve("README.md");
        if (System.getProperty("update") != null) {
            Files.writeString(page, AttemptsPage.of(attempts));
        }

        assertThat(page)
                .as("run this test with -Dupdate to write the page")
                .content()
                .isEqualTo(AttemptsPage.of(attempts));
    }
}
