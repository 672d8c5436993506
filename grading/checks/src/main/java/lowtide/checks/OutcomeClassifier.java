package lowtide.checks;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
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
import lowtide.fakegemini.model.ApiError;

/**
 * Turns what a check threw into an outcome. Anything that neither the check nor the agent caused is a fault of the kit.
 */
final class OutcomeClassifier {

    private static final String LOOP =
            "an agent that returns. Is there an endless loop, or a lock that is never released?";

    private OutcomeClassifier() {}

    static CheckOutcome outcome(Throwable thrown, FailedCheck check) {
        Throwable failure = unwrapped(thrown);
        if (failure instanceof CheckFailure failed) {
            Finding finding = new Finding(failed.seen(), failed.volatileDetails(), failed.expected());
            return failed(finding, check, check.transcript().apply(failed.request()));
        } else if (failure instanceof AgentThrew threw) {
            Finding finding = thrown(threw, check).withPrinted(check.printed());
            return threw.thrown().isVirtualMachineError()
                    ? new CheckOutcome.Crashed(finding)
                    : failed(finding, check, check.transcript().apply(Optional.empty()));
        } else if (failure instanceof SignatureMismatch) {
            Finding finding = new Finding(failure.getMessage(), "the constructor and methods of the exercise.");
            return failed(finding, check, check.transcript().apply(Optional.empty()));
        }
        return withoutTranscript(failure, check);
    }

    private static CheckOutcome failed(Finding finding, FailedCheck check, List<WireExcerpt> transcript) {
        return new CheckOutcome.Failed(finding.withPrinted(check.printed()), transcript);
    }

    private static Finding thrown(AgentThrew threw, FailedCheck check) {
        String call = Redactor.of(threw.call());
        String always = check.concurrent() ? call.replaceFirst("(?s)\\(.*", "(...)") : call;
        String thisTime = check.concurrent() && !always.equals(call) ? "The call was " + call + "." : "";
        return check.refusal()
                .map(refusal -> new Finding(
                        "Gemini refused what " + always + " sent: " + text(refusal) + " The call threw "
                                + Redactor.of(threw.thrown().name()) + ".",
                        thisTime,
                        "a request that Gemini accepts."))
                .orElseGet(() -> new Finding(
                        always + " threw " + Redactor.of(threw.thrown().describe()) + ".", thisTime, "an answer."));
    }

    private static String text(ApiError refusal) {
        return refusal.code() + " " + refusal.status() + ", \""
                + Redactor.of(refusal.message().strip()) + "\".";
    }

    private static CheckOutcome withoutTranscript(Throwable failure, FailedCheck check) {
        if (failure instanceof AgentDied died) {
            return new CheckOutcome.Crashed(new Finding(
                    died.getMessage(), during(died.call()), "an agent whose process keeps running.", check.printed()));
        } else if (failure instanceof AgentTimedOut late) {
            String where = late.where().isEmpty() ? String.join(" and ", check.running()) : late.where();
            return new CheckOutcome.TimedOut(
                    new Finding(late.getMessage(), joined(during(late.call()), at(where)), LOOP, check.printed()));
        } else if (failure instanceof TimeoutException) {
            return new CheckOutcome.TimedOut(new Finding(
                    "After " + GradedSuite.CHECK_LIMIT_SECONDS + " s, not all calls of the agent had returned.",
                    at(String.join(" and ", check.running())),
                    LOOP,
                    check.printed()));
        }
        if (failure instanceof MachineTooBusy busy) {
            return new CheckOutcome.KitError(
                    new Finding(busy.getMessage() + ".", "a less busy machine. This costs no points."));
        }
        return new CheckOutcome.KitError(new Finding(
                "The kit itself failed: " + Redactor.of(failure.toString()) + ".",
                "a check that works. This costs no points."));
    }

    private static String during(String call) {
        return call.isEmpty() ? "" : "The call was " + call + ".";
    }

    private static String at(String where) {
        return where.isEmpty() ? "" : "The code was at " + where + ".";
    }

    private static String joined(String first, String second) {
        return (first + " " + second).strip();
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
