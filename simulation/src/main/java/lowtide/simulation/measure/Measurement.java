package lowtide.simulation.measure;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.AgentThrew;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import lowtide.simulation.context.Conversation;
import lowtide.simulation.context.LastMessages;
import lowtide.simulation.context.NoCap;
import lowtide.simulation.context.Strategy;
import lowtide.simulation.context.Tokens;
import lowtide.simulation.cost.EvenPopulation;
import lowtide.simulation.cost.Run;
import lowtide.simulation.cost.Scenario;
import lowtide.simulation.pricing.BilledModel;
import lowtide.simulation.pricing.ModelPrice;

/**
 * What an agent sent and received: every figure is the sum of what FakeGemini reported, not computed from a formula.
 *
 * <p>All questions and replies have the same length in tokens, which FakeGemini counts as characters / 4. So the billed
 * model can be given exactly these lengths, and what else it needs is read off the requests: thinking and system
 * instruction on average, and how many messages the largest request carried. An agent that cuts its history in pairs of
 * question and reply carries at most 19 of 20 messages, as a request ends with a question; 19 is then the cap to compare
 * with.
 *
 * @param cumulative tokens of all users from the first day to the end of each day; what Gemini found in its cache counts
 *                   as {@link Tokens#repeated()}
 */
public record Measurement(AgentSource agent, Workload workload, List<Tokens> cumulative, Observation observation) {

    private static final long SEED = 1;
    private static final Duration DAY = Duration.ofDays(1);

    public Measurement {
        cumulative = List.copyOf(cumulative);
    }

    /**
     * Runs an agent. Its users take turns; the days pass on its own clock, so that no limit a minute is ever met.
     * A call that fails is counted, and the next one is made.
     *
     * @throws UnusableAgentException if it does not compile or start, if its process ends, or if it never gets an answer
     */
    public static Measurement of(FakeGemini gemini, AgentSource agent, Workload workload, Progress progress) {
        try (Account account = gemini.open(SEED);
                RunningAgent running = RunningAgent.start(agent, account)) {
            return new Driver(account, running, workload, progress).drive(agent);
        }
    }

    /** Dollars, day by day. What the cache served is paid for in full, as Gemini promises no discount. */
    public Run run(ModelPrice price) {
        BilledModel model = model(price);
        return new Run(agent.name(), cumulative.stream().map(model::dollars).toList());
    }

    /** What the billed model says to the same conversations. */
    public Run modelled(ModelPrice price) {
        // A history that all users share is one long conversation.
        EvenPopulation population = observation.shared()
                ? new EvenPopulation(1, (long) workload.users() * workload.prompts())
                : new EvenPopulation(workload.users(), workload.prompts());
        return new Scenario(population, workload.days(), model(price)).run(strategy());
    }

    /** How much more the billed model says than was measured, in per cent, to two decimals; negative if less. */
    public BigDecimal modelDiffersPercent(ModelPrice price) {
        BigDecimal measured = run(price).total();
        return modelled(price)
                .total()
                .subtract(measured)
                .multiply(BigDecimal.valueOf(100))
                .divide(measured, 2, RoundingMode.HALF_UP);
    }

    /** The billed model for messages like these. */
    public BilledModel model(ModelPrice price) {
        Conversation conversation = new Conversation(
                2,
                workload.messageTokens(),
                workload.messageTokens(),
                observation.instruction(),
                observation.thinking(),
                price.cacheFromTokens());
        return new BilledModel(conversation, price, 0);
    }

    /** No cap if the last answered request can have carried everything, else a window of what the largest one carried. */
    public Strategy strategy() {
        long conversations = observation.shared() ? 1 : workload.users();
        long whole = 2 * (observation.answered() / conversations) - 1;
        return observation.mostMessages() >= whole ? new NoCap() : new LastMessages(observation.mostMessages());
    }

    private static final class Driver {

        private final Account account;
        private final RunningAgent agent;
        private final Workload workload;
        private final Progress progress;
        private final Tally tally = new Tally();
        private int calls;
        private int failed;
        private String firstFailure = "";

        Driver(Account account, RunningAgent agent, Workload workload, Progress progress) {
            this.account = account;
            this.agent = agent;
            this.workload = workload;
            this.progress = progress;
        }

        Measurement drive(AgentSource source) {
            List<Tokens> cumulative = new ArrayList<>();
            for (int day = 0; day < workload.days(); day++) {
                for (int prompt = 0; prompt < workload.prompts(); prompt++) {
                    for (int user = 1; user <= workload.users(); user++) {
                        call(user);
                    }
                    agent.advance(DAY.dividedBy(workload.prompts()));
                }
                cumulative.add(tally.tokens());
            }
            return new Measurement(source, workload, cumulative, tally.observation(failed, firstFailure));
        }

        private void call(int user) {
            calls++;
            account.enqueue(Replies.text(Tally.reply(calls, workload.messageTokens())));
            try {
                agent.chat("user " + user, Tally.question(user, calls, workload.messageTokens()));
            } catch (AgentThrew e) {
                firstFailure = failed++ == 0 ? e.thrown().describe() : firstFailure;
            } catch (AgentException e) {
                throw new UnusableAgentException(e.getMessage());
            }
            tally.add(account.drain());
            progress.at(calls, workload.calls());
        }
    }
}
