package lowtide.simulation.demo;

import java.util.List;
import java.util.stream.Stream;
import lowtide.broken.demo.Screen;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;

/** Shows what two agents send with a question about something that was said long ago. Not thread-safe. */
final class RetrievalDemo {

    private static final long SEED = 1;
    private static final String FACT = "Shrimps make me ill.";
    private static final List<String> MEALS =
            List.of("soup", "a salad", "rice", "an apple", "an omelette", "noodles", "beans", "bread");
    private static final String QUESTION = "Do shrimps make me ill?";

    private final Screen screen;
    private final FakeGemini gemini;

    RetrievalDemo(Screen screen, FakeGemini gemini) {
        this.screen = screen;
        this.gemini = gemini;
    }

    void show(AgentSource student, AgentSource solution) {
        screen.say(
                "Alice says \"%s\", and then what she ate, %d times. Then she asks: \"%s\" Gemini gets, besides the "
                        + "question:",
                FACT, MEALS.size(), QUESTION);
        for (AgentSource source : List.of(student, solution)) {
            screen.empty();
            ask(source);
        }
    }

    private void ask(AgentSource source) {
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account)) {
            Stream.concat(Stream.of(FACT), MEALS.stream().map(meal -> "I ate " + meal + "."))
                    .forEach(message -> agent.chat("alice", message));
            agent.chat("alice", QUESTION);
            List<GeminiRequest> requests = account.requests();
            GeminiRequest last = requests.get(requests.size() - 1);
            screen.say(
                    "%s: the last %d messages; %s",
                    source.name(),
                    last.contents().size() - 1,
                    last.systemInstruction().isEmpty() ? "no system instruction." : "system instruction:");
            last.systemInstruction().ifPresent(remembered -> remembered.lines().forEach(screen::indented));
            int texts = account.embeddings().stream()
                    .mapToInt(request -> request.contents().size())
                    .sum();
            screen.say(
                    "It embedded %d texts in %d requests.",
                    texts, account.embeddings().size());
        }
    }
}
