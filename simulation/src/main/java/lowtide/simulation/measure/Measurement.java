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
 * The tokens that an agent sent and received. All figures are sums of what FakeGemini reported; none is computed from a
 * formula.
 *
 * <p>All questions and replies have the same length in tokens, which FakeGemini counts as characters / 4, so that the
 * billed model can use exactly these lengths. Its other parameters come from the requests: the average thinking and
 * system instruction, and the messages in the largest request. An agent that trims its history in pairs of question and
 * reply carries at most 19 of 20 messages, because a request ends with a question; the model then uses a cap of 19.
 *
 * @param cumulative tokens of all users from the first day to the end of each day; {@link Tokens#cacheable()} is what
 *                   Gemini served from its cache
 */
public record Measurement(AgentSource agent, Workload workload, List<Tokens> cumulative, Observation observation) {

    private static final long SEED = 1;
    private static final Duration DAY = Duration.ofDays(1);

    public Measurement {
        cumulative = List.copyOf(cumulative);
    }

    /**
     * Runs an agent. Its users take turns, and the days pass on its own clock, so that the calls never exceed a limit per
     * minute. Failed calls are counted and do not end the measurement.
     *
     * @throws UnusableAgentException if the agent does not compile or start, its process ends, or no request is answered
     */
    public static Measurement of(FakeGemini gemini, AgentSource source, Workload workload, Progress progress) {
        try (CompiledAgent agent = CompiledAgent.of(source)) {
            return of(gemini, agent, workload, progress);
        }
    }

    /**
     * Runs a compiled agent in the same way.
     *
     * @throws UnusableAgentException if the agent does not start, its process ends, or no request is answered
     */
    public static Measurement of(FakeGemini gemini, CompiledAgent agent, Workload workload, Progress progress) {
        try (Account account = gemini.open(SEED);
                RunningAgent running = RunningAgent.start(agent, account)) {
            return new Driver(account, running, workload, progress).drive(agent.source());
        }
    }

    /** The measured cost, day by day. Cached tokens are billed in full, because Gemini guarantees no discount. */
    public Run measured(ModelPrice price) {
        BilledModel model = model(price);
        return new Run(agent.name(), cumulative.stream().map(model::dollars).toList());
    }

    /** What the billed model predicts for the same conversations. */
    public Run predicted(ModelPrice price) {
        // If all users share a history, they have one long conversation.
        EvenPopulation population = observation.sharedConversation()
                ? new EvenPopulation(1, (long) workload.users() * workload.prompts())
                : new EvenPopulation(workload.users(), workload.prompts());
        return new Scenario(population, workload.days(), model(price)).run(strategy());
    }

    /** How much the prediction exceeds the measured cost, in per cent to two decimals; negative if it is lower. */
    public BigDecimal predictionErrorPercent(ModelPrice price) {
        BigDecimal measured = measured(price).total();
        return predicted(price)
                .total()
                .subtract(measured)
                .multiply(BigDecimal.valueOf(100))
                .divide(measured, 2, RoundingMode.HALF_UP);
    }

    /** The billed model with the observed lengths. */
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

    /** No cap if the largest request carried a whole conversation, otherwise a window as large as that request. */
    public Strategy strategy() {
        long conversations = observation.sharedConversation() ? 1 : workload.users();
        long whole = 2 * (observation.answered() / conversations) - 1;
        return observation.largestRequest() >= whole ? new NoCap() : new LastMessages(observation.largestRequest());
    }

    private static final class Driver {

        private final Account account;
        private final RunningAgent agent;
        private final Workload workload;
        private final Progress progress;
        private final TokenTally tally = new TokenTally();
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
            account.enqueue(Replies.text(MessageGenerator.reply(calls, workload.messageTokens())));
            try {
                agent.chat("user " + user, MessageGenerator.question(user, calls, workload.messageTokens()));
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
