package lowtide.simulation.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import lowtide.agent.api.AgentThrew;
import lowtide.broken.demo.Screen;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.simulation.agent.AgentResources;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;

/** Shows how two agents react to a tool that fails. Not thread-safe. */
final class StormDemo {

    private static final long SEED = 1;
    private static final List<Integer> SECONDS = List.of(0, 10, 20, 30, 40, 50, 90, 100);
    private static final int REPAIRED = 60;
    private static final String ROW = "%5s   %-25s   %s";

    private final Screen screen;
    private final FakeGemini gemini;

    StormDemo(Screen screen, FakeGemini gemini) {
        this.screen = screen;
        this.gemini = gemini;
    }

    void show(AgentSource student, AgentSource solution) {
        screen.say(
                "The tool log_food fails for %d seconds. Users write \"I ate an apple\", and Gemini calls the tool if "
                        + "the request offers it:",
                REPAIRED);
        screen.empty();
        List<Outcome> before = outcomes(student);
        List<Outcome> after = outcomes(solution);
        screen.row(ROW, "", student.name(), solution.name());
        for (int i = 0; i < SECONDS.size(); i++) {
            screen.row(ROW, SECONDS.get(i) + " s", before.get(i), after.get(i));
        }
        screen.empty();
        screen.say(
                "Users without an answer: %d and %d. Executions that failed: %d and %d. After three in a row, the "
                        + "solution offers no tools for a minute.",
                unanswered(before), unanswered(after), failed(before), failed(after));
    }

    /**
     * One call.
     *
     * @param answered whether the caller got an answer
     * @param executed how often the tool ran
     * @param failed   how often it failed
     */
    private record Outcome(boolean answered, int executed, int failed) {
        @Override
        public String toString() {
            return (answered ? "answer, tool " : "exception, tool ")
                    + (executed == 0 ? "not called" : failed == 0 ? "works" : "fails");
        }
    }

    private List<Outcome> outcomes(AgentSource source) {
        AtomicInteger now = new AtomicInteger();
        AtomicInteger executed = new AtomicInteger();
        AgentResources resources = AgentResources.PLENTIFUL.withTools((call, memory) -> {
            executed.incrementAndGet();
            if (now.get() < REPAIRED) {
                throw new IllegalStateException("The diary cannot be reached.");
            }
            return "Logged.";
        });
        try (Account account = gemini.open(SEED).callTools();
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account, resources)) {
            List<Outcome> outcomes = new ArrayList<>();
            for (int second : SECONDS) {
                agent.advance(Duration.ofSeconds(second - now.get()));
                now.set(second);
                boolean answered = answers(agent, "user " + second);
                int ran = executed.getAndSet(0);
                outcomes.add(new Outcome(answered, ran, second < REPAIRED ? ran : 0));
            }
            return outcomes;
        }
    }

    private static boolean answers(RunningAgent agent, String user) {
        try {
            return agent.chat(user, "I ate an apple") != null;
        } catch (AgentThrew failure) {
            return false;
        }
    }

    private static long unanswered(List<Outcome> outcomes) {
        return outcomes.stream().filter(outcome -> !outcome.answered()).count();
    }

    private static int failed(List<Outcome> outcomes) {
        return outcomes.stream().mapToInt(Outcome::failed).sum();
    }
}
