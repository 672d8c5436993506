package lowtide.simulation.demo;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lowtide.broken.demo.Screen;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;

/** The lesson's isolation test, and the question that it lacks. Not thread-safe. */
final class IsolationDemo {

    private static final long SEED = 1;
    private static final List<List<String>> CONVERSATION = List.of(
            List.of("alice", "I ate a salad"),
            List.of("bob", "I went for a run"),
            List.of("alice", "What did I eat?"),
            List.of("bob", "What did I do?"));
    private static final String QUESTION = "What did I eat?";

    private final Screen screen;
    private final FakeGemini gemini;

    IsolationDemo(Screen screen, FakeGemini gemini) {
        this.screen = screen;
        this.gemini = gemini;
    }

    /** Plays the lesson's conversation. */
    void conversation(AgentSource source) {
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account)) {
            screen.say("Two users talk to %s:", source.name());
            screen.empty();
            for (List<String> turn : CONVERSATION) {
                screen.spoken(turn.get(0), turn.get(1));
                screen.spoken("agent", agent.chat(turn.get(0), turn.get(1)));
            }
            screen.empty();
            screen.say("ask() lets Bob ask Alice's question.");
        }
    }

    /** Plays the same conversation without showing it, then lets Bob ask Alice's question, and shows what was sent. */
    void question(AgentSource source) {
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account)) {
            Set<String> ofAlice = new HashSet<>();
            for (List<String> turn : CONVERSATION) {
                String reply = agent.chat(turn.get(0), turn.get(1));
                if (turn.get(0).equals("alice")) {
                    ofAlice.addAll(List.of(turn.get(1), reply));
                }
            }
            screen.say("After the same conversation with %s, Bob asks Alice's question:", source.name());
            screen.empty();
            screen.spoken("bob", QUESTION);
            screen.spoken("agent", agent.chat("bob", QUESTION));
            screen.empty();
            List<GeminiRequest> requests = account.requests();
            List<Content> contents = requests.get(requests.size() - 1).contents();
            show(contents.subList(0, contents.size() - 1), ofAlice);
        }
    }

    private void show(List<Content> sent, Set<String> ofAlice) {
        screen.say("Messages sent to Gemini before his question:");
        screen.empty();
        for (Content content : sent) {
            screen.row(
                    "%-7s %-46s %s",
                    content.isUser() ? "user" : "model",
                    Screen.shortened(content.text(), 46),
                    ofAlice.contains(content.text()) ? "<- Alice's" : "");
        }
        long leaked = sent.stream()
                .filter(content -> ofAlice.contains(content.text()))
                .count();
        screen.empty();
        screen.say("%d messages, %s.", sent.size(), leaked == 0 ? "none of them Alice's" : leaked + " of them Alice's");
    }
}
