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
        Optional<Rubric.Item> item = item(context);
        Set<String> lost = lost(context);
        return item.flatMap(it -> it.needs().stream().filter(lost::contains).findFirst())
                .map(needed -> {
                    lost.add(item.get().id()); // what needs this one is not reached either
                    return ConditionEvaluationResult.disabled("Not reached: check " + needed + " comes first.");
                })
                .orElseGet(() -> ConditionEvaluationResult.enabled("nothing it needs was lost"));
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        suite(context).enter(examination(context), item(context).orElseThrow());
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
        Rubric.Item item = item(context).orElseThrow();
        lost(context).add(item.id());
        Finding finding = finding(unwrapped(failure)).shortened();
        // An agent that loops, hangs or dies does so after a number of requests that differs from run to run.
        boolean steady = finding.kind() == Finding.Kind.FAILED
                && !check(context).orElseThrow().atOnce();
        Optional<GeminiRequest> about = failure instanceof CheckFailure lost ? lost.request() : Optional.empty();
        throw new LostCheck(
                item,
                finding,
                steady ? suite(context).lab.transcript(about) : List.of(),
                examination(context).seed(),
                failure);
    }

    @Override
    public void afterEach(ExtensionContext context) {
        suite(context).leave();
    }

    private static Finding finding(Throwable failure) {
        if (failure instanceof CheckFailure lost) {
            return new Finding(Finding.Kind.FAILED, lost.seen(), lost.figures(), lost.expected());
        } else if (failure instanceof AgentThrew threw) {
            boolean gaveUp = threw.thrown().isVirtualMachineError();
            return new Finding(
                    gaveUp ? Finding.Kind.CRASHED : Finding.Kind.FAILED,
                    Quotation.of(threw.getMessage()) + ".",
                    "an answer, because nothing was wrong with this call.");
        } else if (failure instanceof SignatureMismatch mismatch) {
            return new Finding(
                    Finding.Kind.FAILED, mismatch.getMessage(), "the constructor and methods the exercise names.");
        } else if (failure instanceof AgentDied died) {
            return new Finding(Finding.Kind.CRASHED, died.getMessage(), "an agent that outlives its calls.");
        } else if (failure instanceof AgentTimedOut) {
            return new Finding(Finding.Kind.TIMED_OUT, failure.getMessage(), "an agent that comes back.");
        } else if (failure instanceof TimeoutException) {
            return new Finding(
                    Finding.Kind.TIMED_OUT,
                    "After " + StageChecks.CHECK_LIMIT_SECONDS + " s a call of the agent had still not come back.",
                    "an agent that comes back. Is there a loop, or a lock that nobody opens?");
        }
        return new Finding(
                Finding.Kind.KIT_ERROR,
                "The kit itself failed: " + Quotation.of(failure.toString()) + ".",
                "a check that works. This costs no points.");
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
    private static Set<String> lost(ExtensionContext context) {
        Store store = context.getParent().orElse(context).getStore(OWN);
        return context.getTestMethod().isEmpty()
                ? Set.of()
                : (Set<String>) store.getOrComputeIfAbsent("lost", key -> ConcurrentHashMap.newKeySet());
    }

    private static Optional<Rubric.Item> item(ExtensionContext context) {
        return check(context).map(check -> Rubric.shipped().item(check.value()));
    }

    private static Optional<Check> check(ExtensionContext context) {
        return context.getTestMethod().map(method -> method.getAnnotation(Check.class));
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
