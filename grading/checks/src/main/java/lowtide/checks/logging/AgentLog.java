package lowtide.checks.logging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.Predicate;
import lowtide.agent.api.LogEvent;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/**
 * The log of the agent under test. The events come from the agent's process; the checks compare them with what
 * FakeGemini received and reported.
 */
final class AgentLog {

    /** How much later an agent may log on another thread, as the exercise allows. */
    static final Duration LATEST_EVENT = Duration.ofMillis(500);

    private static final Duration POLL = Duration.ofMillis(5);

    private final CheckContext<?> context;

    AgentLog(CheckContext<?> context) {
        this.context = context;
    }

    /** Forgets what has been logged so far. */
    void clear() {
        context.session().drainLog();
    }

    /** Everything since the last read. */
    List<LogLine> drain() {
        List<LogEvent> events = context.session().drainLog();
        if (events.stream().anyMatch(LogEvent::isGap)) {
            throw new CheckFailure(
                    "The agent logged more than 4 MB, so that the log had to be cut.",
                    "one event of one line per call, or a few more.");
        }
        return events.stream().map(LogLine::new).toList();
    }

    /**
     * Reads everything since the last read, and what threads of the agent log later without being called. If the agent
     * has no such threads, this does not wait.
     *
     * @param longest how long to wait at most
     */
    void readToTheEnd(Duration longest, Consumer<LogLine> reader) {
        long end = System.nanoTime() + longest.toNanos();
        boolean busy;
        do {
            busy = context.session().isBusy() && System.nanoTime() - end < 0; // before the look, so that it is the last
            drain().forEach(reader);
            if (busy) {
                pause();
            }
        } while (busy);
    }

    /** Waits until no thread of the agent runs without being called, but no longer than this. */
    void awaitQuiet(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        while (context.session().isBusy() && System.nanoTime() - end < 0) {
            pause();
        }
    }

    /** Everything since the last read, as soon as the wanted event is there. */
    List<LogLine> drainUntil(Predicate<LogLine> wanted) {
        List<LogLine> lines = new ArrayList<>(drain());
        long end = System.nanoTime() + LATEST_EVENT.toNanos();
        while (lines.stream().noneMatch(wanted) && System.nanoTime() - end < 0) {
            pause();
            lines.addAll(drain());
        }
        return lines;
    }

    private static void pause() {
        LockSupport.parkNanos(POLL.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("The check is over.");
        }
    }

    /**
     * The one event of an answered call that has all four fields and outcome ok; if no event says ok, one that has all
     * four fields.
     */
    LogLine eventOfAnsweredCall() {
        List<LogLine> lines = drainUntil(LogLine::hasAllFields);
        List<LogLine> complete = lines.stream().filter(LogLine::hasAllFields).toList();
        List<LogLine> ok =
                complete.stream().filter(line -> line.hasOutcome("ok")).toList();
        if (complete.isEmpty() || ok.size() > 1) {
            throw new CheckFailure(
                    "An answered call was logged in " + ok.size()
                            + " events with all of user, tokens, latencyMs and outcome=ok"
                            + (lines.isEmpty()
                                    ? "; nothing was logged at all."
                                    : "; the log: " + lines.get(0).describe() + "."),
                    "exactly one. Fields are SLF4J key-value pairs, MDC entries or key=value in the text.");
        }
        return ok.isEmpty() ? complete.get(0) : ok.get(0);
    }

    /** The only ERROR of a failed call; no event may have outcome=ok. */
    LogLine onlyError(String call) {
        List<LogLine> lines = drainUntil(line -> line.isAt("ERROR"));
        List<LogLine> errors = at("ERROR", lines);
        if (errors.size() != 1) {
            throw new CheckFailure(call + " was logged in " + errors.size() + " ERROR events.", "one ERROR event.");
        }
        noneIsOk(lines, call);
        return errors.get(0);
    }

    /** The only WARN of a refused call; there may be no ERROR, and no event with outcome=ok. */
    LogLine onlyWarning(String call) {
        List<LogLine> lines = drainUntil(line -> line.isAt("WARN"));
        List<LogLine> warnings = at("WARN", lines);
        int errors = at("ERROR", lines).size();
        if (warnings.size() != 1 || errors > 0) {
            throw new CheckFailure(
                    call + " was logged in " + warnings.size() + " WARN events and " + errors + " ERROR events.",
                    "one WARN event and no ERROR, because nothing is broken.");
        }
        noneIsOk(lines, call);
        return warnings.get(0);
    }

    private static List<LogLine> at(String level, List<LogLine> lines) {
        return lines.stream().filter(line -> line.isAt(level)).toList();
    }

    private static void noneIsOk(List<LogLine> lines, String call) {
        lines.stream().filter(line -> line.hasOutcome("ok")).findFirst().ifPresent(line -> {
            throw new CheckFailure(
                    call + " was also logged with outcome=ok: " + line.describe() + ".",
                    "outcome=ok for answered calls only.");
        });
    }
}
