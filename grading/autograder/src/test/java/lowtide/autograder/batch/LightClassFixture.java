package lowtide.autograder.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.batch.journal.Shard;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A class of twelve, graded by graders that cost nothing. */
abstract class LightClassFixture {

    static final int STUDENTS = 12;
    static final RunSettings WHOLE = LightClass.settings(7, Shard.WHOLE);

    @TempDir
    Path temporary;

    Path delivered;

    @BeforeEach
    void aClass() {
        delivered = temporary.resolve("delivered");
        for (int i = 0; i < STUDENTS; i++) {
            LightClass.deliver(delivered, "student" + i, i % 6);
        }
    }

    static List<Integer> points(ClassSummary summary) {
        return summary.labs().get(0).points();
    }

    ClassSummary run(String out, int workers) throws IOException, RunRefused, InterruptedException {
        return LightClass.run(delivered, temporary.resolve(out), WHOLE, workers, LightClass.Reading::new);
    }

    Map<String, String> output(String out) throws IOException {
        return LightClass.output(temporary.resolve(out));
    }
}
