package lowtide.autograder.submission;

import java.util.List;
import lowtide.course.Stage;

/** What a submission holds for one stage. */
public sealed interface StageSources {

    Stage stage();

    /**
     * Sources, ready to be compiled.
     *
     * @param untouched whether they are the starter as shipped, but for white space
     */
    record Found(Stage stage, List<SourceFile> files, boolean untouched) implements StageSources {}

    /** No source where it belongs; the reason says what was found instead. */
    record Missing(Stage stage, String reason) implements StageSources {}

    /** Something a submission must not hold. */
    record Refused(Stage stage, String reason) implements StageSources {}

    /** A file that is no UTF-8 text from this line on. */
    record NotUtf8(Stage stage, String path, long line, String reason) implements StageSources {}
}
