package lowtide.autograder.intake;

import java.util.List;
import lowtide.checks.Rubric;

/** What a submission holds for one stage. */
public sealed interface Delivery {

    Rubric.Stage stage();

    /**
     * Sources, ready to be compiled.
     *
     * @param untouched whether they are the starter as shipped, but for white space
     */
    record Sources(Rubric.Stage stage, List<SourceFile> files, boolean untouched) implements Delivery {}

    /** No source where it belongs; the reason says what was found instead. */
    record Missing(Rubric.Stage stage, String reason) implements Delivery {}

    /** Something a submission must not hold. */
    record Refused(Rubric.Stage stage, String reason) implements Delivery {}

    /** A file that is no UTF-8 text from this line on. */
    record Unreadable(Rubric.Stage stage, String path, long line, String reason) implements Delivery {}
}
