package lowtide.simulation.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.agent.api.AgentThrew;
import lowtide.broken.demo.Screen;
import lowtide.cost.pricing.ModelPrice;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Usage;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;
import lowtide.simulation.measure.Measurement;
import lowtide.simulation.measure.Progress;
import lowtide.simulation.measure.Variation;
import lowtide.simulation.measure.Workload;
import lowtide.simulation.report.LineChart;
import lowtide.simulation.report.MeasuredComparison;

/** Demos that run agents. All figures are counted from the requests at FakeGemini. Not thread-safe. */
final class AgentDemos {

    private static final long SEED = 1;
    private static final int MESSAGE_CHARACTERS = 2_000; // 500 tokens, as in the lesson
    static final String DIARY = "I ate a salad, some soup and an apple, and then went for a run. "
            .repeat(40)
            .substring(0, MESSAGE_CHARACTERS);
    private static final int CALLS = 25;

    private static final Workload ONE_USER = new Workload(1, 10, 15, 500);
    private static final Workload THREE_USERS = new Workload(3, 10, 5, 500);

    private final Screen screen;
    private final FakeGemini gemini;

    AgentDemos(Screen screen, FakeGemini gemini) {
        this.screen = screen;
        this.gemini = gemini;
    }

    /** Sends long messages until a dollar is spent, first to an agent without a cap, then to one with a cap. */
    void spendDollar(ModelPrice price, AgentSource broken, AgentSource capped) {
        screen.say("Messages of 500 tokens, Gemini's prices, a budget of $1.00:");
        screen.empty();
        screen.row("%4s  %8s  %11s  %7s", "call", "messages", "tokens sent", "spent");
        int uncapped = spend(price, broken, true);
        screen.empty();
        int withCap = spend(price, capped, false);
        screen.say(
                "The budget is spent at call %d. With a cap of 20 messages, it lasts until call %d.",
                uncapped, withCap);
    }

    private int spend(ModelPrice price, AgentSource source, boolean shown) {
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account)) {
            account.always(Replies.text(DIARY));
            BigDecimal dollars = BigDecimal.ZERO;
            int call = 0;
            while (dollars.compareTo(BigDecimal.ONE) < 0) {
                call++;
                agent.chat("alice", DIARY);
                Exchange exchange = account.drain().get(0);
                Usage usage = exchange.usage().orElseThrow();
                dollars = dollars.add(price.ofRequest(usage.prompt(), usage.candidates() + usage.thoughts()));
                boolean spent = dollars.compareTo(BigDecimal.ONE) >= 0;
                if (shown && (call == 1 || call % 10 == 0 || spent)) {
                    screen.row(
                            "%4d  %8d  %,11d  $%.4f  %s",
                            call,
                            exchange.request().contents().size(),
                            usage.prompt(),
                            dollars,
                            "#".repeat(usage.prompt() / 2_000));
                }
            }
            return call;
        }
    }

    /** Makes more calls than a rate limiter allows per minute, one a second on the agent's clock. */
    void rateLimit(AgentSource unlimited, AgentSource limited) {
        screen.say("A script makes %d calls, one a second. # answered, - rejected:", CALLS);
        screen.empty();
        burst(unlimited);
        burst(limited);
    }

    /** Measures ten days of an agent, of which the cost is drawn. */
    void measure(AgentSource source, ModelPrice price, LineChart chart) {
        try (CompiledAgent agent = CompiledAgent.of(source)) {
            Workload workload = agent.isPersonal() ? THREE_USERS : ONE_USER;
            Measurement measurement = Measurement.of(gemini, agent, workload, Progress.SILENT);
            Optional<Variation> variation = measurement.varied(gemini, agent, Progress.SILENT);
            screen.print(
                    MeasuredComparison.of(measurement, variation, price, 20).brief(chart));
        }
    }

    private void burst(AgentSource source) {
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account)) {
            StringBuilder marks = new StringBuilder();
            List<AgentThrew> rejections = new ArrayList<>();
            for (int call = 1; call <= CALLS; call++) {
                agent.advance(Duration.ofSeconds(1));
                try {
                    agent.chat("alice", "I ate cracker number " + call);
                    marks.append('#');
                } catch (AgentThrew rejection) {
                    marks.append('-');
                    rejections.add(rejection);
                }
            }
            screen.row(
                    "%-26s %s  %d reached Gemini",
                    source.name(), marks, account.requests().size());
            if (!rejections.isEmpty()) {
                retry(agent, rejections);
            }
        }
    }

    private void retry(RunningAgent agent, List<AgentThrew> rejections) {
        AgentThrew last = rejections.get(rejections.size() - 1);
        Duration wait = last.retryAfter().orElseThrow();
        screen.empty();
        screen.say("The last rejection: %s, retry after %d s.", FaultDemo.name(last), wait.toSeconds());
        screen.say("%d s later on the agent's clock:", wait.toSeconds());
        screen.empty();
        agent.advance(wait);
        String message = "I ate an apple";
        String reply = agent.chat("alice", message);
        screen.spoken("alice", message);
        screen.spoken("agent", reply);
    }
}
