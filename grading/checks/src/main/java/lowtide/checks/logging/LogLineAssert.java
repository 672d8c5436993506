package lowtide.checks.logging;

import java.util.Optional;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Redactor;
import org.assertj.core.api.AbstractAssert;

/** Assertions about one log event. */
final class LogLineAssert extends AbstractAssert<LogLineAssert, LogLine> {

    private static final String LINE_BREAKS = "\r\n\u2028";

    private final String call;

    private LogLineAssert(String call, LogLine line) {
        super(line, LogLineAssert.class);
        this.call = call;
    }

    /** @param call the call that was logged, as the beginning of a sentence */
    static LogLineAssert assertThatEventOf(String call, LogLine line) {
        return new LogLineAssert(call, line);
    }

    static LogLineAssert assertThatEvent(LogLine line) {
        return new LogLineAssert("A call", line);
    }

    LogLineAssert isAtInfo() {
        if (!actual.isAt("INFO")) {
            throw new CheckFailure(call + " was logged at " + actual.event().level() + ".", "INFO.");
        }
        return this;
    }

    LogLineAssert hasOutcome(String expected) {
        if (!actual.hasOutcome(expected)) {
            String logged = actual.field("outcome").orElse("(none)");
            throw new CheckFailure(
                    call + " was logged with outcome=" + Redactor.of(logged) + ": " + actual.describe() + ".",
                    "outcome=" + expected + ".");
        }
        return this;
    }

    /** Has this value for the user, if it is known. */
    LogLineAssert isOf(Optional<String> name) {
        String logged = actual.field("user").orElse("(none)");
        if (name.isPresent() && !logged.equals(name.get())) {
            throw new CheckFailure(
                    call + " was logged with another user than the answered calls of the same user.",
                    "user=" + logged + " and user=" + name.get() + ".",
                    "the same value for every call of one user, whoever called on the same thread before.");
        }
        return this;
    }

    LogLineAssert hasTokens(int reported) {
        String logged = actual.field("tokens").orElseThrow();
        if (!logged.equals(String.valueOf(reported))) {
            throw new CheckFailure(
                    "Gemini reported " + reported + " tokens for a call that was logged with tokens="
                            + Redactor.of(logged) + ".",
                    "what Gemini reported for that call.");
        }
        return this;
    }

    /** Has a latency in whole milliseconds, by the injected clock or by the wall clock. */
    LogLineAssert hasLatencyOf(CallTime time) {
        String logged = actual.field("latencyMs").orElseThrow();
        if (!logged.matches("\\d{1,18}")) {
            throw new CheckFailure(
                    "A call was logged with a latencyMs that is not a whole number.",
                    "latencyMs=" + logged + ".",
                    "whole milliseconds.");
        }
        if (!time.allows(Long.parseLong(logged))) {
            throw new CheckFailure(
                    "A call was logged with a latencyMs that is not the time it took, neither by the injected clock nor"
                            + " by the wall clock.",
                    "It took " + time.describe() + "; latencyMs=" + logged + ".",
                    "milliseconds from the beginning of the call to its end.");
        }
        return this;
    }

    /** Has an exception attached with the class of this one, or with that of its cause. */
    LogLineAssert hasException(AgentThrew threw) {
        String exception = actual.event().exception();
        String cause = threw.thrown().cause();
        boolean shown = exception.contains(threw.thrown().types().get(0))
                || !cause.isEmpty() && exception.contains(cause.split(":", 2)[0]);
        if (!shown) {
            throw new CheckFailure(
                    call + " was logged without its exception: " + actual.describe() + "; it threw "
                            + CheckContext.described(threw) + ".",
                    "the exception attached to the event, so that a reader sees what happened and where.");
        }
        return this;
    }

    /** Holds no recognizable part of this word in anything that a log layout may write. */
    LogLineAssert holdsNothingOf(PrivateWord word, String whose) {
        actual.pieces().filter(word::isIn).findFirst().ifPresent(piece -> {
            throw new CheckFailure(
                    "\"" + word.word() + "\", " + whose + ", or " + PrivateWord.TELLTALE_LETTERS
                            + " letters of it, was in the log, plain, backwards or encoded, in " + LogLine.quoted(piece)
                            + " of "
                            + actual.describe() + ".",
                    "no part of what people tell the agent, at any level, in text, fields, MDC, markers, thread name or"
                            + " exception.");
        });
        return this;
    }

    /** Has no line that begins with the forged part of a user id. */
    LogLineAssert hasNoLineOf(String forged, String real, String lineBreak) {
        actual.pieces()
                .filter(piece -> hasLineBreakBetween(real, forged, piece))
                .findFirst()
                .ifPresent(piece -> {
                    throw new CheckFailure(
                            "A user id with " + CheckContext.quoted(lineBreak)
                                    + " in it began a line of its own in the log, in " + LogLine.quoted(piece) + " of "
                                    + actual.describe() + ".",
                            "one line per event, whatever the user id is.");
                });
        return this;
    }

    /** Whether the text begins with the second word, or contains it in a later line than the first word before it. */
    private static boolean hasLineBreakBetween(String first, String second, String text) {
        int lastFirst = 0;
        int lastBreak = -1;
        for (int i = 0; i < text.length(); i++) {
            if (LINE_BREAKS.indexOf(text.charAt(i)) >= 0) {
                lastBreak = i;
            } else if (text.startsWith(first, i)) {
                lastFirst = i;
            } else if (text.startsWith(second, i) && (i == lastFirst || lastBreak >= lastFirst)) {
                return true;
            }
        }
        return false;
    }
}
