package lowtide.autograder.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import lowtide.autograder.Kit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;

/** The command that looks for similar submissions works on a fresh clone, where nothing is built. */
class SimilarityTest {

    static final String COMMAND = "mvn -q -f grading/similarity verify -Dsubmissions=submissions";

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "JPlag needs it")
    void jplagComparesAClass() throws IOException, InterruptedException {
        try (KitCopy kit = KitCopy.unbuilt()) {
            Path submissions = kit.folder().resolve("submissions");
            Kit.copySources(Kit.SOLUTIONS, submissions.resolve("ada"), Kit.stage(1));
            Kit.copySources(Kit.EXERCISES, submissions.resolve("dan"), Kit.stage(1));

            assertThat(kit.run(COMMAND).succeeded().text()).contains("2 submissions compared by JPlag");
        }
    }
}
