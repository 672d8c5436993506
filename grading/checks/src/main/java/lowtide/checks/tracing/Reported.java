package lowtide.checks.tracing;

import java.util.List;
import java.util.stream.Collectors;
import lowtide.agent.api.telemetry.MetricPoint;
import lowtide.agent.api.telemetry.RecordedLog;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/** What the agent reported during one call, or several. */
record Reported(List<RecordedSpan> spans, List<MetricPoint> points, List<RecordedLog> logs) {

    /** The name of the span of a turn. */
    static final String TURN = "invoke_agent wellness";

    /** The spans of requests. */
    List<RecordedSpan> clients() {
        return spans.stream().filter(span -> span.kind().equals("CLIENT")).toList();
    }

    /** The spans of turns. */
    List<RecordedSpan> turns() {
        return spans.stream()
                .filter(span -> span.kind().equals("INTERNAL") && span.name().equals(TURN))
                .toList();
    }

    /** The span of the only request of a call. */
    RecordedSpan onlyClient(String call) {
        List<RecordedSpan> clients = clients();
        if (clients.size() != 1) {
            throw new CheckFailure(
                    call + " made one request to Gemini, and reported " + clients.size() + " CLIENT spans.",
                    inWords(),
                    "one CLIENT span for each request to Gemini, and no other.");
        }
        return clients.get(0);
    }

    /** The span of the only turn. */
    RecordedSpan onlyTurn(String call) {
        List<RecordedSpan> turns = turns();
        if (turns.size() != 1) {
            throw new CheckFailure(
                    call + " reported " + turns.size() + " INTERNAL spans named " + TURN + ".",
                    inWords(),
                    "one such span for each turn.");
        }
        return turns.get(0);
    }

    /** Fails if a span has not ended. */
    Reported hasEnded(String call) {
        spans.stream().filter(span -> !span.ended()).findFirst().ifPresent(open -> {
            throw new CheckFailure(
                    call + " was over, and a span of kind " + open.kind() + " had not ended.",
                    "The span: " + CheckContext.quoted(open.name()) + ".",
                    "every span ends, whatever happens.");
        });
        return this;
    }

    /** The spans, for messages. */
    String inWords() {
        return spans.isEmpty()
                ? "It reported no span at all."
                : "The spans: "
                        + spans.stream().limit(5).map(Reported::inWords).collect(Collectors.joining(", "))
                        + (spans.size() > 5 ? " and others." : ".");
    }

    /** A span, for messages. */
    static String inWords(RecordedSpan span) {
        return CheckContext.quoted(span.name()) + " (" + span.kind() + ")";
    }
}
