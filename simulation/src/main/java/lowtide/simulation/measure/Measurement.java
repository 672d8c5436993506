package lowtide.simulation.measure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import lowtide.cost.EvenPopulation;
import lowtide.cost.Run;
import lowtide.cost.Scenario;
import lowtide.cost.context.Conversation;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.Retrieval;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Summary;
import lowtide.cost.context.Tokens;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.ModelPrice;
import lowtide.cost.pricing.PriceList;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;
import lowtide.simulation.agent.UnusableAgentException;

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
 * @param ending     whether all calls of the workload were made
 */
public record Measurement(
        AgentSource agent, Workload workload, List<Tokens> cumulative, Observation observation, Ending ending) {

    private static final long SEED = 1;

    /** The messages before the question in a request of stage 13: the last 6 and 4 that were found. */
    private static final int RETRIEVED = 10;

    public Measurement {
        cumulative = List.copyOf(cumulative);
    }

    /**
     * Runs an agent. Its users take turns, and the days pass on its own clock, so that the calls never exceed a limit per
     * minute. Failed calls are counted. If every user's calls have failed since the last answer, the others are not made,
     * because they would fail too.
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
            return new Driver(account, running, workload, progress, Condition.NONE).drive(agent.source());
        }
    }

    /**
     * Measures the same workload once more if the agent has a budget, which is then half of what a day costs, or several
     * models, the first of which is then down for half of the days. Empty for other agents, and if a measurement did not
     * end.
     *
     * @throws UnusableAgentException if the agent's process ends
     */
    public Optional<Variation> varied(FakeGemini gemini, CompiledAgent agent, Progress progress) {
        BigDecimal aDay = measured(PriceList.bundled().of(PriceList.DEFAULT_MODEL))
                .total()
                .divide(BigDecimal.valueOf(workload.days()), MathContext.DECIMAL64);
        return ending instanceof Ending.Complete
                ? Condition.of(agent.kind(), aDay, workload.days())
                        .flatMap(condition -> varied(gemini, agent, progress, condition))
                : Optional.empty();
    }

    private Optional<Variation> varied(FakeGemini gemini, CompiledAgent agent, Progress progress, Condition condition) {
        try (Account account = gemini.open(SEED);
                RunningAgent running = RunningAgent.start(agent, account, condition.resources())) {
            return new Driver(account, running, workload, progress, condition).vary();
        }
    }

    /** The measured cost, day by day. Cached tokens are billed in full, because Gemini guarantees no discount. */
    public Run measured(ModelPrice price) {
        BilledModel model = model(price);
        return new Run(agent.name(), cumulative.stream().map(model::dollars).toList());
    }

    /** What the lesson calls the agent's way of remembering more than it sends; empty if it has none. */
    public Optional<Strategy> memory() {
        if (observation.embedded() > 0) {
            return Optional.of(new Retrieval(RETRIEVED));
        }
        return observation.summaries().requests() > 0 ? Optional.of(Summary.OF_THE_LESSON) : Optional.empty();
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

    /**
     * Retrieval of as many messages as in the largest request if the agent embeds messages; a summary and as many
     * messages as it kept on average if the agent asks for summaries; no cap if the largest request carried a whole
     * conversation; otherwise a window as large as that request.
     */
    public Strategy strategy() {
        Observation.Summaries summaries = observation.summaries();
        if (observation.embedded() > 0 && observation.largestRequest() > 1) {
            return new Retrieval(observation.largestRequest() - 1);
        }
        if (summaries.replaced() > 1 && summaries.kept() > summaries.replaced()) {
            return new Summary(summaries.kept(), summaries.replaced(), Driver.SUMMARY_CHARACTERS);
        }
        long conversations = observation.sharedConversation() ? 1 : workload.users();
        long whole = 2 * (observation.answered() / conversations) - 1;
        return observation.largestRequest() >= whole ? new NoCap() : new LastMessages(observation.largestRequest());
    }
}
