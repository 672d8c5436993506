package lowtide.checks;

import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.control.InProcessHost;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Course;
import lowtide.course.Finding;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.model.GeminiRequest;
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
 * Runs a check: gives it a lab, leaves it out if a check it needs was lost, and puts whatever went wrong into words.
 */
final class Examiner
        implements ExecutionCondition,
                BeforeEachCallback,
                AfterTestExecutionCallback,
                AfterEachCallback,
                TestExecutionExceptionHandler {

    private static final Namespace OWN = Namespace.create(Examiner.class);

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Optional<Check> check = check(context);
        Set<String> failed = failed(context);
        return check.flatMap(
                        it -> it.requires().stream().filter(failed::contains).findFirst())
                .map(required -> {
                    failed.add(check.get().id()); // what requires this one is not reached either
                    return ConditionEvaluationResult.disabled("Not reached: check " + required + " comes first.");
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("nothing that it requires failed"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        suite(context).enter(examination(context), check(context).orElseThrow());
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
        throw new LostCheck(
                check, outcome(context, failure), examination(context).seed(), failure);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        suite(context).leave();
    }

    private static CheckOutcome outcome(ExtensionContext context, Throwable thrown) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof CheckFailure failed) {
            return failed(
                    context, new Finding(failed.seen(), failed.volatileDetails(), failed.expected()), failed.request());
        } else if (failure instanceof AgentThrew threw) {
            Finding finding = new Finding(
                    Quotation.of(threw.getMessage()) + ".", "an answer, because nothing was wrong with this call.");
            return threw.thrown().isVirtualMachineError()
                    ? new CheckOutcome.Crashed(finding)
                    : failed(context, finding, Optional.empty());
        } else if (failure instanceof SignatureMismatch mismatch) {
            Finding finding = new Finding(mismatch.getMessage(), "the constructor and methods the exercise names.");
            return failed(context, finding, Optional.empty());
        } else if (failure instanceof AgentDied died) {
            return new CheckOutcome.Crashed(new Finding(died.getMessage(), "an agent that outlives its calls."));
        } else if (failure instanceof AgentTimedOut) {
            return new CheckOutcome.TimedOut(new Finding(failure.getMessage(), "an agent that comes back."));
        } else if (failure instanceof TimeoutException) {
            return new CheckOutcome.TimedOut(new Finding(
                    "After " + StageChecks.CHECK_LIMIT_SECONDS + " s a call of the agent had still not come back.",
                    "an agent that comes back. Is there a loop, or a lock that nobody opens?"));
        }
        return new CheckOutcome.KitError(new Finding(
                "The kit itself failed: " + Quotation.of(failure.toString()) + ".",
                "a check that works. This costs no points."));
    }

    /** The transcript is left out where calls overlap: the order of their requests differs from run to run. */
    private static CheckOutcome failed(ExtensionContext context, Finding finding, Optional<GeminiRequest> about) {
        boolean concurrent = annotation(context).orElseThrow().concurrent();
        return new CheckOutcome.Failed(
                finding, concurrent ? List.of() : suite(context).lab.transcript(about));
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable inner = failure;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }

    private static Examination examination(ExtensionContext context) {
        Examination given = context.getStore(StoreScope.LAUNCHER_SESSION, Examination.NAMESPACE)
                .get(Examination.KEY, Examination.class);
        return given != null ? given : ownExamination(context).examination();
    }

    private static OwnExamination ownExamination(ExtensionContext context) {
        return context.getRoot()
                .getStore(OWN)
                .getOrComputeIfAbsent(OwnExamination.class, type -> OwnExamination.begin(), OwnExamination.class);
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

    /** What an IDE's run works with: started with the first check, closed by JUnit after the last. */
    private record OwnExamination(Examination examination) implements AutoCloseable {

        static OwnExamination begin() {
            Long given = Long.getLong("seed");
            long seed = given != null ? given : new SecureRandom().nextInt(1_000_000);
            InProcessHost home = new InProcessHost().warmedUp();
            return new OwnExamination(new Examination(FakeGemini.start(), home, seed));
        }

        @Override
        public void close() {
            examination.home().close();
            examination.gemini().close();
        }
    }
}
