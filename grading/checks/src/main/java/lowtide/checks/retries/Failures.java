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

    /** Failures after which no try follows, although another one came before. */
    static final List<Fault> END_EARLY = List.of(
            new Fault("429", Replies.quotaExceeded(Duration.ofSeconds(45))),
            new Fault("400", Replies.invalidRequest()));

    private Failures() {}

    /** A failure so many times, and then another one. */
    static List<Fault> timesAndThen(int times, Fault last) {
        List<Fault> faults = new ArrayList<>(Collections.nCopies(times, other(last)));
        faults.add(last);
        return faults;
    }

    /** A failure that may pass, with another code than this one. */
    private static Fault other(Fault one) {
        return Fault.byCode()
                .get((Fault.byCode().indexOf(one) + 1)
                        % Fault.byCode().size()); // the first one if it is not among them
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
