package lowtide.checks;

import java.security.SecureRandom;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.InProcessHost;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Grading;
import lowtide.checks.dsl.GradingSession;
import lowtide.course.Check;
import lowtide.fakegemini.FakeGemini;

/** What the suites of agents share: a new {@link CheckContext} for every check. */
public abstract class StageChecks<A> extends GradedSuite {

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

    @Override
    Grading ownSession() {
        return OwnSession.SESSION;
    }

    @Override
    void enter(Grading grading, Check check) {
        context = new CheckContext<>(contract, (GradingSession) grading, check.id());
    }

    @Override
    void verifyThatAllWasSeen() {
        context.verifyThatAllWasSeen();
    }

    @Override
    FailedCheck failed(boolean concurrent, Throwable failure) {
        return FailedCheck.of(this, concurrent, failure);
    }

    @Override
    void leave() {
        context.close();
    }

    /** It ends with the JVM, in which mutation testing makes hundreds of runs. */
    private static final class OwnSession {

        static final GradingSession SESSION = begin();

        private static GradingSession begin() {
            Long given = Long.getLong("seed");
            long seed = given != null ? given : new SecureRandom().nextInt(1_000_000);
            InProcessHost.warmUp();
            FakeGemini gemini = FakeGemini.start();
            return new GradingSession(gemini, new InProcessHost(gemini.baseUrl()), seed);
        }
    }
}
