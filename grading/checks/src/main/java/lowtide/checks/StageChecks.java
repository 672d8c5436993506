package lowtide.checks;

import java.util.concurrent.TimeUnit;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.GradingSession;
import lowtide.course.Check;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** What the suites of all stages share: a new {@link CheckContext} for every check, and the order of the catalogue. */
@ExtendWith(CheckExtension.class)
@TestMethodOrder(CheckOrder.class)
@DisplayNameGeneration(CheckTitles.class)
@Timeout(
        value = StageChecks.CHECK_LIMIT_SECONDS,
        unit = TimeUnit.SECONDS,
        threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
public abstract class StageChecks<A> {

    /** Ends an agent that never returns when it runs in this JVM; in a separate process, its calls end sooner. */
    static final int CHECK_LIMIT_SECONDS = 40;

    private final AgentContract<A> contract;

    /** The agent under test, and what can be seen of it. */
    protected CheckContext<A> context;

    protected StageChecks(AgentContract<A> contract) {
        this.contract = contract;
    }

    /** What the stage asks of the student's class. */
    public final AgentContract<A> contract() {
        return contract;
    }

    void enter(GradingSession grading, Check check) {
        context = new CheckContext<>(contract, grading, check.id());
    }

    void verifyThatAllWasSeen() {
        context.verifyThatAllWasSeen();
    }

    void leave() {
        context.close();
    }
}
