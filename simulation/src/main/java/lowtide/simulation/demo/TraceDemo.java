package lowtide.simulation.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.telemetry.RecordedAttribute;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.broken.demo.Screen;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;

/** Shows the traces that two agents report. Not thread-safe. */
final class TraceDemo {

    private static final long SEED = 1;
    private static final int MAX_ROWS = 8;
    private static final int NAME_COLUMNS = 30;

    private final Screen screen;
    private final FakeGemini gemini;

    TraceDemo(Screen screen, FakeGemini gemini) {
        this.screen = screen;
        this.gemini = gemini;
    }

    /** @param endpoints where to send the traces by OTLP, such as {@code http://localhost:4318} */
    void show(AgentSource student, AgentSource solution, List<String> endpoints) {
        screen.say("Alice asks twice, and the second time Gemini is overloaded. Then Bob asks. Each agent reports:");
        screen.empty();
        show(student, endpoints);
        show(solution, endpoints);
        screen.empty();
        screen.say("A turn is a span, and its request is a span in it. No word of what was said is in them.");
        endpoints.forEach(endpoint -> screen.say("All spans were sent to %s.", endpoint));
    }

    private void show(AgentSource source, List<String> endpoints) {
        List<RecordedSpan> spans = reported(source);
        endpoints.forEach(endpoint -> OtlpTraces.send(endpoint, source.name(), spans));
        screen.row("%s%s", source.name(), spans.isEmpty() ? ": nothing" : "");
        Map<String, Integer> conversations = new LinkedHashMap<>();
        List<String> rows = spans.stream()
                .filter(span -> spans.stream().noneMatch(span::isChildOf))
                .flatMap(root -> rows(root, spans, "  ", conversations))
                .toList();
        rows.stream().limit(MAX_ROWS).forEach(row -> screen.row("%s", row));
        if (rows.size() > MAX_ROWS) {
            screen.row("  and %d more spans", rows.size() - MAX_ROWS);
        }
    }

    private List<RecordedSpan> reported(AgentSource source) {
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account)) {
            agent.chat("alice", "I ate an apple");
            account.enqueue(Replies.overloaded());
            try {
                agent.chat("alice", "What did I eat?");
            } catch (AgentThrew failure) {
                // it is in the trace
            }
            agent.chat("bob", "I went for a run");
            return agent.drainSpans();
        }
    }

    /** A span and those in it, each in a row. */
    private static Stream<String> rows(
            RecordedSpan span, List<RecordedSpan> spans, String margin, Map<String, Integer> conversations) {
        String row = String.format("%-" + NAME_COLUMNS + "s  %s", margin + span.name(), says(span, conversations));
        return Stream.concat(
                Stream.of(row),
                spans.stream()
                        .filter(other -> other.isChildOf(span))
                        .flatMap(child -> rows(child, spans, margin + "  ", conversations)));
    }

    /** What is said about a span, for people. */
    private static String says(RecordedSpan span, Map<String, Integer> conversations) {
        Optional<String> conversation = text(span, "gen_ai.conversation.id")
                .map(id -> "conversation " + conversations.computeIfAbsent(id, first -> conversations.size() + 1));
        Optional<String> tokens = text(span, "gen_ai.usage.input_tokens")
                .map(input -> input + " tokens in, "
                        + text(span, "gen_ai.usage.output_tokens").orElse("?") + " out");
        Optional<String> error = span.status().equals("ERROR")
                ? Optional.of("ERROR " + text(span, "error.type").orElse("").replaceFirst(".*\\.", ""))
                : Optional.empty();
        return Stream.of(conversation, tokens, error, Optional.of("not ended").filter(open -> !span.ended()))
                .flatMap(Optional::stream)
                .collect(Collectors.joining(", "));
    }

    private static Optional<String> text(RecordedSpan span, String key) {
        return span.attribute(key).map(RecordedAttribute::value);
    }
}
