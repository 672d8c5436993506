package lowtide.checks.retries;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
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
            quota("429 for the quota of the day", QuotaLimit.PER_DAY),
            quota("429 for the tokens of the day", QuotaLimit.INPUT_TOKENS_PER_DAY),
            quota("429 for the quotas of the minute and the day", QuotaLimit.PER_MINUTE, QuotaLimit.PER_DAY),
            quota("429 for the quotas of the day and the minute", QuotaLimit.PER_DAY, QuotaLimit.PER_MINUTE));

    private Failures() {}

    /** Calls that fail for good: after so many retries, after a delay that is too long, and at what cannot pass. */
    static List<List<Fault>> forGood(int retries) {
        List<List<Fault>> calls = new ArrayList<>();
        for (Fault last : Fault.byCode()) {
            List<Fault> faults = new ArrayList<>(Collections.nCopies(retries, other(last)));
            faults.add(last);
            calls.add(faults);
        }
        calls.add(List.of(Fault.overloaded(), new Fault("429", Replies.quotaExceeded(Duration.ofSeconds(45)))));
        calls.add(List.of(Fault.overloaded(), new Fault("400", Replies.invalidRequest())));
        return calls;
    }

    /** A failure that may pass, with another code than this one. */
    private static Fault other(Fault one) {
        return Fault.byCode()
                .get((Fault.byCode().indexOf(one) + 1) % Fault.byCode().size());
    }

    private static Fault quota(String name, QuotaLimit... limits) {
        return new Fault(name, Replies.quotaExceeded(Duration.ofMillis(7_250), limits));
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
