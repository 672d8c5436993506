package lowtide.checks.tracing;

import java.util.List;
import java.util.Locale;
import lowtide.agent.api.telemetry.MetricPoint;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.values.UserIds;
import lowtide.checks.logging.CallTime;
import lowtide.fakegemini.model.Usage;

/** What calls cost in tokens and time, and what the metrics say about it. */
final class Measurements {

    private static final String TOKENS = "gen_ai.client.token.usage";
    private static final String DURATION = "gen_ai.client.operation.duration";

    private final CheckContext<TracingAgent> context;
    private final TelemetryLog log;

    Measurements(CheckContext<TracingAgent> context) {
        this.context = context;
        this.log = new TelemetryLog(context);
    }

    /** Fails unless an answered call is measured. */
    void areThoseOf(TimedCall call) {
        Reported reported = log.read(Measurements::isMeasured);
        Usage usage = call.usage();
        List<MetricPoint> tokens = points(reported, TOKENS, "{token}");
        hasTokens(tokens, "input", usage.prompt(), "the prompt's");
        hasTokens(
                tokens,
                "output",
                usage.candidates() + usage.thoughts(),
                usage.candidates() + " of the reply and " + usage.thoughts() + " of the thoughts");
        List<MetricPoint> durations = points(reported, DURATION, "s");
        if (count(durations, false) != 1 || count(durations, true) != 0) {
            throw new CheckFailure(
                    "An answered call was counted in " + DURATION + " " + times(count(durations, false))
                            + " without an error.type and " + times(count(durations, true)) + " with one.",
                    "once, without one.");
        }
        lasts(call.time(), durations.stream().mapToDouble(MetricPoint::sum).sum());
    }

    /** Fails unless a call that Gemini does not answer is measured as a failure. */
    void ofAFailure(String user, Fault fault) {
        String call = "A call that failed with " + fault.name();
        context.gemini().enqueue(fault.reply());
        context.attempt(agent -> agent.chat(user, context.meal()));
        List<MetricPoint> durations = points(log.read(Measurements::isMeasured), DURATION, "s");
        if (count(durations, true) != 1 || count(durations, false) != 0) {
            throw new CheckFailure(
                    call + " was counted in " + DURATION + " " + times(count(durations, true))
                            + " with an error.type and " + times(count(durations, false)) + " without.",
                    "once, with an error.type.");
        }
    }

    /** Fails if a call without a request is measured as one. */
    void ofARefusal(UserIds.Named invalid) {
        context.attempt(agent -> agent.chat(invalid.id(), context.meal()));
        if (!points(log.read(), DURATION, "s").isEmpty()) {
            throw new CheckFailure(
                    "A call with " + invalid.name() + " made no request, and was measured in " + DURATION + ".",
                    "measurements of requests only.");
        }
    }

    private static void lasts(CallTime time, double seconds) {
        if (!time.allows(seconds * 1_000)) {
            throw new CheckFailure(
                    "In " + DURATION + " stood a time that the call did not take, neither by the injected clock nor by"
                            + " the wall clock.",
                    "It took " + time.describe() + "; measured were " + String.format(Locale.ROOT, "%.6f", seconds)
                            + " s.",
                    "the seconds from the request to its answer.");
        }
    }

    private static void hasTokens(List<MetricPoint> points, String type, int reported, String what) {
        List<MetricPoint> ofType = points.stream()
                .filter(point -> point.attribute("gen_ai.token.type").orElse("").equals(type))
                .toList();
        double sum = ofType.stream().mapToDouble(MetricPoint::sum).sum();
        if (ofType.isEmpty() || sum != reported) {
            throw new CheckFailure(
                    "An answered call added "
                            + (ofType.isEmpty() ? "nothing" : String.format(Locale.ROOT, "%.0f", sum) + " tokens")
                            + " to "
                            + TOKENS + " with gen_ai.token.type=" + type + ".",
                    reported + " tokens: " + what + ".");
        }
    }

    /** Whether the time of a request is there, which is measured last. */
    private static boolean isMeasured(Reported reported) {
        return reported.points().stream().anyMatch(point -> point.metric().equals(DURATION));
    }

    /** The points about requests; fails if the instrument is another one than the conventions name. */
    private static List<MetricPoint> points(Reported reported, String metric, String unit) {
        List<MetricPoint> points = reported.points().stream()
                .filter(point -> point.metric().equals(metric))
                .filter(point ->
                        point.attribute("gen_ai.operation.name").orElse("").equals("chat"))
                .toList();
        for (MetricPoint point : points) {
            if (!point.type().endsWith("HISTOGRAM") || !point.unit().equals(unit)) {
                throw new CheckFailure(
                        metric + " was measured with an instrument of the kind " + point.type() + " in the unit "
                                + CheckContext.quoted(point.unit()) + ".",
                        "a histogram in the unit " + unit + ".");
            }
        }
        return points;
    }

    private static long count(List<MetricPoint> points, boolean failed) {
        return points.stream()
                .filter(point -> point.attribute("error.type").isPresent() == failed)
                .mapToLong(MetricPoint::count)
                .sum();
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
