package lowtide.checks;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Grading;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Course;
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
                failure, suite(context).failed(annotation(context).orElseThrow().concurrent(), failure));
        throw new CheckFailedError(check, outcome, session(context).seed(), failure);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        suite(context).leave();
    }

    private static Grading session(ExtensionContext context) {
        Grading given =
                context.getStore(StoreScope.LAUNCHER_SESSION, Grading.NAMESPACE).get(Grading.KEY, Grading.class);
        return given != null ? given : suite(context).ownSession();
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

    private static GradedSuite suite(ExtensionContext context) {
        return (GradedSuite) context.getRequiredTestInstance();
    }
}
