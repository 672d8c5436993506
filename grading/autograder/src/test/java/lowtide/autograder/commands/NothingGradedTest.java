package lowtide.autograder.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import lowtide.autograder.Kit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No build that grades nothing looks like a success, even if an exercise does not compile. */
@ExtendWith(SharedKitCopy.class)
class NothingGradedTest {

    @ParameterizedTest
    @CsvSource({
        "mvn -q test, 'mvn verify, or mvn -q verify -Dstage=1 for one stage,'",
        "mvn -q -pl exercises/02-user-isolation -am -Dtest=UserIsolationTest test, mvn -q verify -Dstage=2",
    })
    void aBuildThatGradesNothingEndsWithTheCommandThatDoes(String command, String advised, KitCopy kit)
            throws IOException, InterruptedException {
        Path agent = Kit.agent(kit.folder().resolve("exercises"), Kit.stage(2));
        String text = Files.readString(agent);
        Files.writeString(agent, text.replace("return", "retrun"));
        CommandOutput output;
        try {
            output = kit.run(command);
        } finally {
            Files.writeString(agent, text);
        }

        assertThat(output.succeeded().text().lines())
                .contains("Nothing was graded, and no exercise was compiled. To do both, type " + advised + " in "
                        + kit.folder().toRealPath());
    }

    @Test
    void aBuildInTheFolderOfAStageFails(KitCopy kit) throws IOException, InterruptedException {
        Path stage = kit.folder().resolve("exercises").resolve(Kit.stage(1).folder());
        String mvn = kit.builder("mvn").command().get(0);

        assertThat(kit.run(stage, Map.of(), mvn, "-q", "-o", "test").exitCode()).isNotZero();
    }
}
