package lowtide.checks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.control.time.MachineTooBusy;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Redactor;
import lowtide.course.CheckOutcome;
import lowtide.course.Finding;
import lowtide.course.WireExcerpt;
import lowtide.fakegemini.model.GeminiRequest;

/** Turns what a check threw into an outcome. Whatever is neither the check's nor the agent's doing is the kit's own error. */
final class OutcomeClassifier {

    private OutcomeClassifier() {}

    /** @param transcript the last requests up to the one given, or up to the last of all */
    static CheckOutcome outcome(Throwable thrown, Function<Optional<GeminiRequest>, List<WireExcerpt>> transcript) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof CheckFailure failed) {
            Finding finding = new Finding(failed.seen(), failed.volatileDetails(), failed.expected());
            return new CheckOutcome.Failed(finding, transcript.apply(failed.request()));
        } else if (failure instanceof AgentThrew threw) {
            Finding finding = new Finding(
                    Redactor.of(threw.getMessage()) + ".", "an answer, because nothing was wrong with this call.");
            return threw.thrown().isVirtualMachineError()
                    ? new CheckOutcome.Crashed(finding)
                    : new CheckOutcome.Failed(finding, transcript.apply(Optional.empty()));
        } else if (failure instanceof SignatureMismatch) {
            Finding finding = new Finding(failure.getMessage(), "the constructor and methods the exercise names.");
            return new CheckOutcome.Failed(finding, transcript.apply(Optional.empty()));
        }
        return withoutTranscript(failure);
    }

    private static CheckOutcome withoutTranscript(Throwable failure) {
        if (failure instanceof AgentDied) {
            return new CheckOutcome.Crashed(new Finding(failure.getMessage(), "an agent that outlives its calls."));
        } else if (failure instanceof AgentTimedOut) {
            return new CheckOutcome.TimedOut(new Finding(failure.getMessage(), "an agent that comes back."));
        } else if (failure instanceof TimeoutException) {
            return new CheckOutcome.TimedOut(new Finding(
                    "After " + StageChecks.CHECK_LIMIT_SECONDS + " s a call of the agent had still not come back.",
                    "an agent that comes back. Is there a loop, or a lock that nobody opens?"));
        }
        if (failure instanceof MachineTooBusy busy) {
            return new CheckOutcome.KitError(
                    new Finding(busy.getMessage() + ".", "a machine with time for this agent. This costs no points."));
        }
        return new CheckOutcome.KitError(new Finding(
                "The kit itself failed: " + Redactor.of(failure.toString()) + ".",
                "a check that works. This costs no points."));
    }

    private static Throwable unwrapped(Throwable failure) {
        Throwable inner = failure;
        while ((inner instanceof CompletionException || inner instanceof ExecutionException)
                && inner.getCause() != null) {
            inner = inner.getCause();
        }
        return inner;
    }
}
