package lowtide.simulation.demo;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.agent.api.AgentThrew;
import lowtide.broken.demo.Screen;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import lowtide.simulation.agent.AgentResources;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;
import lowtide.simulation.measure.Bill;

/** Shows what two agents with a budget for each day spend. Not thread-safe. */
final class BudgetDemo {

    private static final long SEED = 1;
    private static final BigDecimal BUDGET = new BigDecimal("0.05");
    private static final int DAYS = 2;
    private static final int CALLS = 20;

    private final Screen screen;
    private final FakeGemini gemini;

    BudgetDemo(Screen screen, FakeGemini gemini) {
        this.screen = screen;
        this.gemini = gemini;
    }

    void show(AgentSource student, AgentSource solution) {
        screen.say("%d messages of 500 tokens a day, and a budget of $%s a day.", CALLS, BUDGET);
        screen.say("# answered, - refused before it was sent, x failed:");
        screen.empty();
        days(student);
        List<AgentThrew> refusals = days(solution);
        screen.empty();
        refusals.stream()
                .findFirst()
                .ifPresent(refusal -> screen.say(
                        "The first refusal: %s. What a call may cost at worst has to fit into the rest of the budget.",
                        FaultDemo.name(refusal)));
    }

    /** The exceptions of the calls that were not answered. */
    private List<AgentThrew> days(AgentSource source) {
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent =
                        RunningAgent.start(compiled, account, AgentResources.PLENTIFUL.withDailyBudget(BUDGET))) {
            account.always(Replies.text(AgentDemos.DIARY));
            List<AgentThrew> refusals = new ArrayList<>();
            for (int day = 1; day <= DAYS; day++) {
                StringBuilder marks = new StringBuilder();
                Bill bill = new Bill();
                for (int call = 1; call <= CALLS; call++) {
                    Optional<AgentThrew> failure = call(agent);
                    failure.ifPresent(refusals::add);
                    marks.append(failure.isEmpty() ? '#' : account.exchanges().isEmpty() ? '-' : 'x');
                    bill.add(account.drain());
                }
                screen.row("%-20s day %d  %s  $%.4f", day == 1 ? source.name() : "", day, marks, bill.dollars());
                agent.advance(Duration.ofDays(1));
            }
            return refusals;
        }
    }

    private static Optional<AgentThrew> call(RunningAgent agent) {
        try {
            agent.chat("alice", AgentDemos.DIARY);
            return Optional.empty();
        } catch (AgentThrew failure) {
            return Optional.of(failure);
        }
    }
}
