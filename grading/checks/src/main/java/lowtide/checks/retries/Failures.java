package lowtide.checks.retries;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.QuotaLimit;

/** The failures of the stage: those that may pass, and those that cannot. */
final class Failures {

    /** Failures that do not name a time to wait. */
    static final List<Fault> MAY_PASS = List.of(
            new Fault("503 UNAVAILABLE", Replies.overloaded()),
            new Fault("500 INTERNAL", Replies.internalError()),
            new Fault("504 DEADLINE_EXCEEDED", Replies.deadlineExceeded()),
            new Fault("408 (a time-out)", Replies.requestTimeout()),
            new Fault("429 RESOURCE_EXHAUSTED", Replies.quotaExceeded()),
            new Fault("a reset connection", Replies.connectionReset()));

    static final List<Fault> CANNOT_PASS = List.of(
            new Fault("400 INVALID_ARGUMENT", Replies.invalidRequest()),
            new Fault("401 UNAUTHENTICATED", Replies.unauthenticated()),
            new Fault("403 PERMISSION_DENIED", Replies.permissionDenied()),
            new Fault("404 NOT_FOUND", Replies.modelRetired()),
            new Fault("a blocked prompt", Replies.blockedPrompt()),
            new Fault(
                    "429 for the quota of the day",
                    Replies.quotaExceeded(Duration.ofMillis(7_250), QuotaLimit.PER_DAY)));

    /** Failures that may pass, named by the code in their messages. */
    static final List<Fault> WITH_CODES = List.of(
            new Fault("503", Replies.overloaded()),
            new Fault("429", Replies.quotaExceeded()),
            new Fault("504", Replies.deadlineExceeded()));

    private Failures() {}

    /** A failure that may pass, with another code than this one. */
    static Fault other(Fault one) {
        return WITH_CODES.get((WITH_CODES.indexOf(one) + 1) % WITH_CODES.size());
    }

    static Fault overloaded() {
        return MAY_PASS.get(0);
    }

    /** 429 that asks the client to wait so long. */
    static Fault waitFor(Duration delay) {
        return new Fault("429 with retryDelay \"" + seconds(delay) + "\"", Replies.quotaExceeded(delay));
    }

    private static String seconds(Duration delay) {
        return new BigDecimal(delay.toMillis())
                        .movePointLeft(3)
                        .stripTrailingZeros()
                        .toPlainString() + "s";
    }
}
