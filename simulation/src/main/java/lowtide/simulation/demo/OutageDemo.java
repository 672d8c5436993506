package lowtide.simulation.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lowtide.agent.api.AgentThrew;
import lowtide.broken.demo.Screen;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import lowtide.simulation.agent.AgentResources;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;

/** Shows what an outage of the first model does to two agents. Not thread-safe. */
final class OutageDemo {

    private static final long SEED = 1;
    private static final String FIRST = AgentResources.MODELS.get(0);
    private static final int DOWN = 60;
    private static final int END = 90;
    private static final int STEP = 10;
    private static final String ROW = "%4s   %-26s %s";

    private final Screen screen;
    private final FakeGemini gemini;

    OutageDemo(Screen screen, FakeGemini gemini) {
        this.screen = screen;
        this.gemini = gemini;
    }

    void show(AgentSource student, AgentSource solution) {
        screen.say(
                "%s answers 503 for a minute; %s works. A call every %d seconds, and its requests:",
                FIRST, AgentResources.MODELS.get(1), STEP);
        screen.empty();
        List<Outcome> before = outcomes(student);
        List<Outcome> after = outcomes(solution);
        screen.row(ROW, "", student.name(), solution.name());
        for (int i = 0; i < before.size(); i++) {
            screen.row(ROW, STEP * i + " s", before.get(i), after.get(i));
        }
        screen.empty();
        screen.say(
                "Calls without an answer: %d and %d of %d. A model that keeps failing is left alone for a minute, then "
                        + "one call tries it.",
                unanswered(before), unanswered(after), before.size());
    }

    private record Outcome(List<Exchange> requests, boolean answered) {
        @Override
        public String toString() {
            return requests.stream()
                            .map(exchange ->
                                    exchange.request().model().replace("gemini-", "") + " " + exchange.status())
                            .collect(Collectors.joining(", "))
                    + (answered ? "" : ", exception");
        }
    }

    private List<Outcome> outcomes(AgentSource source) {
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account)) {
            account.model(FIRST).always(Replies.overloaded());
            List<Outcome> outcomes = new ArrayList<>();
            for (int second = 0; second <= END; second += STEP) {
                if (second == DOWN) {
                    account.clearScript();
                }
                boolean answered = answers(agent);
                outcomes.add(new Outcome(account.drain(), answered));
                agent.advance(Duration.ofSeconds(STEP));
            }
            return outcomes;
        }
    }

    private static boolean answers(RunningAgent agent) {
        try {
            return agent.chat("bob", "I went for a run") != null;
        } catch (AgentThrew failure) {
            return false;
        }
    }

    private static long unanswered(List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> !outcome.answered()).count();
    }
}
