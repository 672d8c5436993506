package lowtide.autograder.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import lowtide.autograder.batch.LightClass;
import org.junit.jupiter.api.Test;

/** The command for a class, as processes with the real graders. */
class ClassCommandTest extends CommandFixture {

    @Test
    void theRealGraderIsKilledAndContinues() throws Exception {
        deliver("solved-a", "solved-b", "untouched-a", "untouched-b", "broken-a", "broken-b", "broken-c", "empty");
        Random random = new Random(20);
        long start = System.nanoTime();
        assertThat(real("undisturbed", "--jobs=2").waitFor()).isZero();
        int undisturbed = (int) TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);

        for (int kill = 0; kill < 4; kill++) {
            Process process = real("killed", "--jobs=2");
            process.waitFor(random.nextInt(undisturbed), TimeUnit.MILLISECONDS);
            process.destroyForcibly().waitFor();
        }

        assertThat(real("killed", "--jobs=1").waitFor()).isZero();
        assertThat(LightClass.output(temporary.resolve("killed")))
                .isEqualTo(LightClass.output(temporary.resolve("undisturbed")));
        assertThat(Files.readString(temporary.resolve("killed/class.csv"))).contains("solved-a", "empty");
    }

    @Test
    void threeShardsAsProcessesMergeToOneRun() throws Exception {
        deliver("solved-a", "untouched-a", "broken-a", "broken-b", "empty");
        Map<String, Process> running = new LinkedHashMap<>();
        running.put("whole", real("whole", "--jobs=1"));
        List<String> merge = new ArrayList<>(List.of("merge", "--out=" + temporary.resolve("merged")));
        for (int i = 1; i <= 3; i++) {
            running.put("shard" + i, real("shard" + i, "--shard=" + i + "/3"));
            merge.add(temporary.resolve("shard" + i).toString());
        }
        for (Map.Entry<String, Process> process : running.entrySet()) {
            int exitCode = process.getValue().waitFor();
            assertThat(exitCode)
                    .as(Files.readString(temporary.resolve(process.getKey() + ".txt")))
                    .isZero();
        }

        Said said = run(merge.toArray(String[]::new));

        assertThat(said.exitCode()).as(said.err()).isZero();
        assertThat(said.out()).contains("Low Tide class of 5 (seed 3, JDK ", "highest 20, of 20");
        assertThat(LightClass.output(temporary.resolve("merged")))
                .isEqualTo(LightClass.output(temporary.resolve("whole")));
    }

    @Test
    void strictlyNothingIsGradedWhereALayerIsMissing() throws Exception {
        deliver("solved-a");
        ProcessBuilder unsealed = command("out", "--strict");
        unsealed.environment().put("PATH", ""); // bubblewrap is not found

        Process process = unsealed.start();

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(Files.readString(temporary.resolve("out.txt")))
                .contains("Warning: --strict does not grade if a layer of isolation is missing: bubblewrap is ");
        assertThat(temporary.resolve("out")).doesNotExist();
    }
}
