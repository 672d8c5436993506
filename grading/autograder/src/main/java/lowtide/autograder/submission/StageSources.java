package lowtide.autograder.submission;

import java.util.List;
import lowtide.course.Stage;

/** What a submission contains for one stage. */
public sealed interface StageSources {

    Stage stage();

    /**
     * Sources, ready to be compiled.
     *
     * @param untouched whether they are the starter as shipped, apart from white space
     */
    record Found(Stage stage, List<SourceFile> files, boolean untouched) implements StageSources {

        public Found {
            files = List.copyOf(files);
        }
    }

    /** No agent in the expected place. The reason says what was found instead. */
    record Missing(Stage stage, String reason) implements StageSources {}

    /** Something that a submission must not contain. */
    record Refused(Stage stage, String reason) implements StageSources {}

    /** A file that is not UTF-8 text from this line on. */
    record NotUtf8(Stage stage, String path, long line, String reason) implements StageSources {}
}
