package lowtide.autograder.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import lowtide.autograder.Kit;
import lowtide.course.Stage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A wrong option of {@code mvn verify} is refused in one plain line before anything is built. */
@ExtendWith(SharedKitCopy.class)
class BuildOptionsTest {

    private static final String NOTHING_BUILT = "SKIPPED";

    @ParameterizedTest
    @ValueSource(strings = {"99", "100", "foo", "01-context"})
    void anUnknownStageIsRefusedWithTheNamesOfAllStages(String stage, KitCopy kit)
            throws IOException, InterruptedException {
        String names = Kit.STAGES.stream().map(Stage::folder).collect(Collectors.joining(", "));

        CommandOutput output = kit.run("mvn -B -q verify -Dstage=" + stage);

        assertThat(output.exitCode()).isNotZero();
        assertThat(output.text().lines())
                .contains("[ERROR] -Dstage=" + stage + " is not a stage. Give the number or the name of one of these: "
                        + names);
    }

    @ParameterizedTest
    @ValueSource(strings = {"submission", "submissions"})
    void aMissingFolderIsRefusedWithItsPath(String option, KitCopy kit) throws IOException, InterruptedException {
        CommandOutput output = kit.run("mvn -B verify -D" + option + "=nowhere");

        assertThat(output.exitCode()).isNotZero();
        assertThat(output.text().lines())
                .anySatisfy(line -> assertThat(line)
                        .startsWith("[ERROR] -D" + option + "=nowhere: there is no ")
                        .endsWith(Path.of("low tide copy", "nowhere").toString()));
        assertThat(output.text()).contains("autograder").contains(NOTHING_BUILT);
    }

    @Test
    void anUnknownDatabaseIsRefusedWithTheNamesOfAll(KitCopy kit) throws IOException, InterruptedException {
        CommandOutput output = kit.run("mvn -B -q -N validate -Ddatabase=oracle");

        assertThat(output.exitCode()).isNotZero();
        assertThat(output.text().lines())
                .contains("[ERROR] -Ddatabase=oracle is not a database. Give one of these: sqlite, postgresql");
        kit.run("mvn -q -N validate -Ddatabase=postgresql").succeeded();
    }

    @Test
    void aStageIsNamedByItsNumberOrItsFolder(KitCopy kit) throws IOException, InterruptedException {
        Stage last = Kit.STAGES.get(Kit.STAGES.size() - 1);
        kit.run("mvn -q -N validate -Dstage=" + last.number()).succeeded();
        kit.run("mvn -q -N validate -Dstage=" + last.folder()).succeeded();
    }
}
