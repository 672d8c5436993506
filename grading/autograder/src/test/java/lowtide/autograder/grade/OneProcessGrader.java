package lowtide.autograder.grade;

import java.nio.file.Path;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;

/** Grades stages of any submissions in one agent process: its start takes longer than the checks. Not thread-safe. */
final class OneProcessGrader implements AutoCloseable {

    private final Autograder autograder = new Autograder();
    private final StageGrader stages = autograder.ofStages();

    /** Grades a stage whose sources are there. Classes of the same name replace those of earlier submissions. */
    StageResult grade(Path submission, Stage stage, long seed) {
        StageSources.Found sources = (StageSources.Found) new Submission(submission).sources(stage);
        if (stage.isDocument()) {
            return DocumentGrader.grade(sources, seed);
        }
        return stages.grade(sources, autograder.compile(sources), seed);
    }

    @Override
    public void close() {
        stages.close();
        autograder.close();
    }
}
