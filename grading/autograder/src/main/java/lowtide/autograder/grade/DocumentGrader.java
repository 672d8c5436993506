package lowtide.autograder.grade;

import java.util.List;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.submission.SourceFile;
import lowtide.autograder.submission.StageSources;
import lowtide.checks.StageSuites;
import lowtide.checks.document.DocumentException;
import lowtide.checks.dsl.DocumentSession;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;

/** Grades stages that are documents. They need no process of their own: nothing of a student runs. */
public final class DocumentGrader {

    private DocumentGrader() {}

    /** Grades a stage. Its failures are in the result. */
    public static StageResult grade(StageSources.Found sources, long seed) {
        Stage stage = sources.stage();
        SourceFile document = sources.files().get(0);
        try {
            StageSuites.read(stage, document.text());
        } catch (DocumentException invalid) {
            CompileError error = new CompileError(document.path(), invalid.line(), invalid.getMessage());
            return Scoring.notExamined(stage, StageVerdict.DOES_NOT_COMPILE, error.describe(), List.of(error));
        }
        return Scoring.examined(
                stage, sources.untouched(), SuiteRunner.run(stage, new DocumentSession(document.text(), seed)));
    }
}
