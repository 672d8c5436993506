package lowtide.checks.tracing;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import lowtide.agent.api.telemetry.MetricPoint;
import lowtide.agent.api.telemetry.RecordedLog;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.agent.api.telemetry.RecordedTelemetry;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/**
 * The telemetry of the agent under test. It comes from the agent's process; the checks compare it with what FakeGemini
 * received and reported.
 */
final class TelemetryLog {

    /** The name of the constructor's parameter. */
    private static final String RESOURCE = "telemetry";

    /** How much later than its call a span may end, as the exercise allows. */
    private static final Duration LATEST_END = Duration.ofMillis(500);

    private static final Duration POLL = Duration.ofMillis(5);

    private final CheckContext<TracingAgent> context;
    private final Set<String> neverEnded = new HashSet<>();

    TelemetryLog(CheckContext<TracingAgent> context) {
        this.context = context;
    }

    /**
     * Everything since the last read. If a span has not ended, this waits a little for its end; if it does not end, later
     * reads leave it out.
     */
    Reported read() {
        return read(reported -> true);
    }

    /** As above; this also waits a little for what is wanted. */
    Reported read(Predicate<Reported> wanted) {
        List<RecordedSpan> ended = new ArrayList<>();
        List<MetricPoint> points = new ArrayList<>();
        List<RecordedLog> logs = new ArrayList<>();
        long end = System.nanoTime() + LATEST_END.toNanos();
        while (true) {
            RecordedTelemetry read = drain();
            List<RecordedSpan> spans = read.spans().stream()
                    .filter(span -> !neverEnded.contains(span.id()))
                    .toList();
            spans.stream().filter(RecordedSpan::ended).forEach(ended::add);
            points.addAll(read.points());
            logs.addAll(read.logs());
            List<RecordedSpan> open =
                    spans.stream().filter(span -> !span.ended()).toList();
            Reported reported = new Reported(ended, points, logs);
            if (open.isEmpty() && wanted.test(reported)) {
                return reported;
            }
            if (System.nanoTime() - end >= 0) {
                ended.addAll(open);
                open.forEach(span -> neverEnded.add(span.id()));
                return reported;
            }
            pause();
        }
    }

    /** From now on, calls are made within a span of the caller; with an empty name, they no longer are. */
    void callWithin(String span) {
        context.session().tell(RESOURCE, span);
    }

    private RecordedTelemetry drain() {
        RecordedTelemetry read =
                context.session().drain(RESOURCE, RecordedTelemetry.class).get(0);
        if (read.cut()) {
            throw new CheckFailure(
                    "The agent reported more than 4 MB of telemetry within a few calls, so that it had to be cut.",
                    "a few spans and measurements for each call.");
        }
        return read;
    }

    private static void pause() {
        LockSupport.parkNanos(POLL.toNanos());
        if (Thread.currentThread().isInterrupted()) {
            throw new IllegalStateException("The check is over.");
        }
    }
}
