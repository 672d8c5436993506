package lowtide.simulation.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lowtide.agent.api.AgentException;
import lowtide.fakegemini.FakeGemini;
import lowtide.simulation.context.LastMessages;
import lowtide.simulation.context.Strategy;
import lowtide.simulation.cost.EvenPopulation;
import lowtide.simulation.cost.Scenario;
import lowtide.simulation.measure.AgentSource;
import lowtide.simulation.measure.Measurement;
import lowtide.simulation.measure.Progress;
import lowtide.simulation.measure.UnusableAgentException;
import lowtide.simulation.measure.Workload;
import lowtide.simulation.pricing.BilledModel;
import lowtide.simulation.pricing.CorrectedModel;
import lowtide.simulation.pricing.CostModel;
import lowtide.simulation.pricing.FlatRate;
import lowtide.simulation.pricing.ModelPrice;
import lowtide.simulation.pricing.PriceList;
import lowtide.simulation.pricing.TaughtModel;
import lowtide.simulation.report.Comparison;
import lowtide.simulation.report.LineChart;
import lowtide.simulation.report.MeasuredComparison;
import lowtide.simulation.report.Quiz;
import lowtide.simulation.report.Terminal;
import lowtide.simulation.report.TextReport;

/**
 * What a lecturer types: one method a demo. Figures come from the cost models and from agents that really run; an
 * argument that makes no sense, or an agent that does not run, is answered with a sentence. For one thread.
 */
public final class LiveDemos implements AutoCloseable {

    private static final FlatRate RATE = FlatRate.OF_THE_LESSON;
    private static final ModelPrice PRICE = PriceList.bundled().of(PriceList.DEFAULT_MODEL);
    private static final List<CostModel> MODELS =
            List.of(new TaughtModel(RATE), new CorrectedModel(RATE), BilledModel.assumed(PRICE));

    private static final BigDecimal HALF = BigDecimal.valueOf(50);

    /** The lesson's demo. */
    private static final int USERS = 50;

    private static final int PROMPTS = 10;
    private static final int CAP = 50;

    /** The lesson's quiz. */
    private static final EvenPopulation QUIZ_USERS = new EvenPopulation(200, 15);

    private static final BigDecimal QUIZ_PRICE = BigDecimal.TEN;

    private static final List<String> STAGES =
            List.of("01-context-cap", "02-user-isolation", "03-token-counting", "04-rate-limiting", "05-logging");
    private static final Workload ONE_USER = new Workload(1, 10, 15, 500);
    private static final Workload THREE_USERS = new Workload(3, 10, 5, 500);

    private final Screen screen;
    private final LineChart chart;
    private Optional<FakeGemini> gemini = Optional.empty();

    /** Demos on standard output, in the characters that the terminal can show. */
    public LiveDemos() {
        this(new PrintStream(System.out, true, Terminal.charset()), Terminal.chart());
    }

    LiveDemos(PrintStream out, LineChart chart) {
        this.screen = new Screen(out);
        this.chart = chart;
    }

    /** What can be typed. */
    public void menu() {
        screen.say("LOW TIDE, LIVE. Nothing leaves this machine: FakeGemini plays Gemini.");
        screen.empty();
        screen.row("cost()             50 users, 30 days: no cap and a cap of 50 messages");
        screen.row("cost(500)          the same with 500 users, or any other number");
        screen.row("caps(20, 50, 100)  200 users, 15 prompts a day: which cap?");
        screen.row("quiz()             the lesson's three questions, answered");
        screen.row("leak()             Alice and Bob talk to the broken agent");
        screen.row("isolated()         the same words to a solved one");
        screen.row("explode()          tokens a request, climbing until a dollar is gone");
        screen.row("limit()            25 calls within one minute");
        screen.row("faults()           Gemini fails in nine ways; who notices?");
        screen.row("mine()             what your exercises/01-context-cap costs; mine(2): stage 2");
        screen.row("menu()             this list again; /exit ends");
        screen.empty();
    }

    /** The lesson's simulation. */
    public void cost() {
        cost(USERS);
    }

    /** The lesson's simulation with other users than 50, 1 to 1,000,000,000,000. */
    public void cost(long users) {
        answer(() -> {
            List<Comparison> comparisons = MODELS.stream()
                    .map(model -> compared(new EvenPopulation(users, PROMPTS), model, List.of(CAP), Optional.empty()))
                    .toList();
            screen.print(new TextReport(Optional.of(chart)).of(comparisons.get(0)));
            screen.empty();
            comparisons.stream().skip(1).map(TextReport::inOneLine).forEach(screen::say);
        });
    }

    /** The lesson's quiz users, with these caps. */
    public void caps(int... caps) {
        answer(() -> {
            if (caps.length == 0 || caps.length >= LineChart.MOST_RUNS) {
                throw new IllegalArgumentException("caps takes 1 to " + (LineChart.MOST_RUNS - 1) + " caps");
            }
            List<Integer> wanted = Arrays.stream(caps).boxed().toList();
            for (CostModel model : MODELS) {
                if (model != MODELS.get(0)) {
                    screen.empty();
                }
                screen.print(new TextReport(Optional.empty())
                        .of(compared(QUIZ_USERS, model, wanted, Optional.of(QUIZ_PRICE))));
            }
        });
    }

    /** The lesson's questions, answered in all three models. */
    public void quiz() {
        answer(() -> screen.print(Quiz.of(MODELS).lines()));
    }

    /** The broken agent tells Bob what Alice ate. */
    public void leak() {
        answer(() -> new AgentDemos(screen, gemini()).aliceAndBob(AgentSource.BROKEN));
    }

    /** An agent that keeps its users apart. */
    public void isolated() {
        answer(() -> new AgentDemos(screen, gemini()).aliceAndBob(solution(2)));
    }

    /** Every request is larger than the one before, until a dollar is gone. */
    public void explode() {
        answer(() -> new AgentDemos(screen, gemini()).untilBroke(PRICE, AgentSource.BROKEN, solution(1)));
    }

    /** 20 calls a minute, or as many as come. */
    public void limit() {
        answer(() -> new AgentDemos(screen, gemini()).tooMany(AgentSource.BROKEN, solution(4)));
    }

    /** Gemini fails, over and over, and two agents live with it. */
    public void faults() {
        answer(() -> new FaultDemo(screen, gemini()).show(AgentSource.BROKEN, solution(5)));
    }

    /** The student's own agent of stage 1, measured. */
    public void mine() {
        mine(1);
    }

    /** The student's own agent of this stage, 1 to 5, as the file is now. */
    public void mine(int stage) {
        answer(() -> mine(AgentSource.named("exercises/" + folder(stage))));
    }

    /** An agent in any other folder, or {@code "broken"}. */
    public void mine(String folder) {
        answer(() -> mine(AgentSource.named(folder)));
    }

    @Override
    public void close() {
        gemini.ifPresent(FakeGemini::close);
        gemini = Optional.empty();
    }

    private void mine(AgentSource agent) {
        Measurement measurement =
                Measurement.of(gemini(), agent, agent.knowsUsers() ? THREE_USERS : ONE_USER, Progress.SILENT);
        screen.print(MeasuredComparison.of(measurement, PRICE, 20).lines(Optional.of(chart)));
    }

    private void answer(Runnable demo) {
        try {
            demo.run();
        } catch (UnusableAgentException | AgentException | IllegalArgumentException | ArithmeticException e) {
            screen.say("That did not work. " + e.getMessage());
        }
        screen.empty();
    }

    private static Comparison compared(
            EvenPopulation users, CostModel model, List<Integer> caps, Optional<BigDecimal> price) {
        List<Strategy> strategies =
                caps.stream().<Strategy>map(LastMessages::new).toList();
        return Comparison.of(
                new Scenario(users, Scenario.DAYS_A_MONTH, model),
                strategies,
                new Comparison.Questions(HALF, Optional.empty(), price));
    }

    private static AgentSource solution(int stage) {
        return AgentSource.named("solutions/" + folder(stage));
    }

    private static String folder(int stage) {
        if (stage < 1 || stage > STAGES.size()) {
            throw new IllegalArgumentException("There are stages 1 to " + STAGES.size() + ".");
        }
        return STAGES.get(stage - 1);
    }

    /** Started when a demo first needs it, and kept. */
    private FakeGemini gemini() {
        FakeGemini started = gemini.orElseGet(FakeGemini::start);
        gemini = Optional.of(started);
        return started;
    }
}
