package lowtide.checks.retries;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.QuotaLimit;

/** Failures of this stage beside those that may pass. */
final class Failures {

    static final List<Fault> CANNOT_PASS = List.of(
            new Fault("400 INVALID_ARGUMENT", Replies.invalidRequest()),
            new Fault("401 UNAUTHENTICATED", Replies.unauthenticated()),
            new Fault("403 PERMISSION_DENIED", Replies.permissionDenied()),
            new Fault("404 NOT_FOUND", Replies.modelRetired()),
            new Fault("a blocked prompt", Replies.blockedPrompt()),
            new Fault(
                    "429 for the quota of the day",
                    Replies.quotaExceeded(Duration.ofMillis(7_250), QuotaLimit.PER_DAY)));

    private Failures() {}

    /** A failure that may pass, with another code than this one. */
    static Fault other(Fault one) {
        return Fault.byCode()
                .get((Fault.byCode().indexOf(one) + 1) % Fault.byCode().size());
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
