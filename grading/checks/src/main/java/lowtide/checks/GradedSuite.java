package lowtide.checks;

import java.util.concurrent.TimeUnit;
import lowtide.checks.dsl.Grading;
import lowtide.course.Check;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the suites of all stages share: the order of the catalogue, and outcomes instead of exceptions. */
@ExtendWith(CheckExtension.class)
@TestMethodOrder(CheckOrder.class)
@DisplayNameGeneration(CheckTitles.class)
@Timeout(
        value = GradedSuite.CHECK_LIMIT_SECONDS,
        unit = TimeUnit.SECONDS,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
abstract class GradedSuite {

    /** Ends an agent that never returns when it runs in this JVM; in a separate process, its calls end sooner. */
    static final int CHECK_LIMIT_SECONDS = 40;

    /** What a run without a grader works with, as in an IDE. */
    abstract Grading ownSession();

    /** Prepares a check. */
    abstract void enter(Grading grading, Check check);

    /** Fails if a check that passed cannot have seen everything. */
    abstract void verifyThatAllWasSeen();

    /** What is known when a check has failed. */
    abstract FailedCheck failed(boolean concurrent, Throwable failure);

    /** Ends a check. */
    abstract void leave();
}
