package lowtide.checks;

import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lowtide.agent.control.InProcessHost;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.GradingSession;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Course;
import lowtide.fakegemini.FakeGemini;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.AfterTestExecutionCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;

/**
 * Runs a check: gives it a context, skips it if a check that it requires failed, and turns whatever it throws into an
 * outcome.
 */
final class CheckExtension
        implements ExecutionCondition,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler {

    private static final Namespace OWN = Namespace.create(CheckExtension.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Check> check = check(context);
        Set<String> failed = failed(context);
        return check.flatMap(
                        it -> it.requires().stream().filter(failed::contains).findFirst())
                .map(required -> {
                    failed.add(check.get().id()); // checks that require this one are not reached either
                    return ConditionEvaluationResult.disabled("Not reached: check " + required + " must pass first.");
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("nothing that it requires failed"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        suite(context).enter(session(context), check(context).orElseThrow());
    }

    @Override
    public void afterTestExecution(ExtensionContext context) {
        if (context.getExecutionException().isEmpty()) {
            try {
                suite(context).verifyThatAllWasSeen();
            } catch (CheckFailure flooded) {
                handleTestExecutionException(context, flooded);
            }
        }
    }

    @Override
    public void handleTestExecutionException(ExtensionContext context, Throwable failure) {
        Check check = check(context).orElseThrow();
        failed(context).add(check.id());
        CheckOutcome outcome = OutcomeClassifier.outcome(
                failure,
                FailedCheck.of(suite(context), annotation(context).orElseThrow().concurrent(), failure));
        throw new CheckFailedError(check, outcome, session(context).seed(), failure);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        suite(context).leave();
    }

    private static GradingSession session(ExtensionContext context) {
        GradingSession given = context.getStore(StoreScope.LAUNCHER_SESSION, GradingSession.NAMESPACE)
                .get(GradingSession.KEY, GradingSession.class);
        return given != null ? given : OwnSession.SESSION;
    }

    @SuppressWarnings("unchecked")
    private static Set<String> failed(ExtensionContext context) {
        Store store = context.getParent().orElse(context).getStore(OWN);
        return context.getTestMethod().isEmpty()
                ? Set.of()
                : (Set<String>) store.getOrComputeIfAbsent("failed", key -> ConcurrentHashMap.newKeySet());
    }

    private static Optional<Check> check(ExtensionContext context) {
        return annotation(context).map(annotation -> Course.shipped().check(annotation.value()));
    }

    private static Optional<GradedCheck> annotation(ExtensionContext context) {
        return context.getTestMethod().map(method -> method.getAnnotation(GradedCheck.class));
    }

    private static StageChecks<?> suite(ExtensionContext context) {
        return (StageChecks<?>) context.getRequiredTestInstance();
    }

    /** The session of runs without a grader, as in an IDE. It ends with the JVM, in which mutation testing makes hundreds of runs. */
    private static final class OwnSession {

        static final GradingSession SESSION = begin();

        private static GradingSession begin() {
            Long given = Long.getLong("seed");
            long seed = given != null ? given : new SecureRandom().nextInt(1_000_000);
            InProcessHost home = new InProcessHost().warmedUp();
            return new GradingSession(FakeGemini.start(), home, seed);
        }
    }
}
