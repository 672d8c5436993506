package lowtide.simulation.demo;

import java.io.PrintStream;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import lowtide.agent.api.AgentException;
import lowtide.broken.demo.Screen;
import lowtide.cost.EvenPopulation;
import lowtide.cost.Scenario;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.Strategy;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.CorrectedModel;
import lowtide.cost.pricing.CostModel;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.ModelPrice;
import lowtide.cost.pricing.PriceList;
import lowtide.cost.pricing.TaughtModel;
import lowtide.fakegemini.FakeGemini;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.UnusableAgentException;
import lowtide.simulation.report.Comparison;
import lowtide.simulation.report.LineChart;
import lowtide.simulation.report.ModelColumns;
import lowtide.simulation.report.Quiz;
import lowtide.simulation.report.Terminal;
import lowtide.simulation.report.TextReport;

/**
 * The demos that a lecturer runs, one method per demo. Figures come from the cost models and from running agents. Invalid
 * arguments and agents that do not run are reported as an error message. Not thread-safe.
 */
public final class LiveDemos implements AutoCloseable {

    private static final FlatRate RATE = FlatRate.OF_THE_LESSON;
    private static final ModelPrice PRICE = PriceList.bundled().of(PriceList.DEFAULT_MODEL);
    private static final List<CostModel> MODELS =
            List.of(new TaughtModel(RATE), new CorrectedModel(RATE), BilledModel.assumed(PRICE));

    /** The lesson's demo. */
    private static final int USERS = 50;

    private static final int PROMPTS = 10;
    private static final int CAP = 50;

    /** The lesson's quiz. */
    private static final EvenPopulation QUIZ_USERS = new EvenPopulation(200, 15);

    private static final BigDecimal QUIZ_PRICE = BigDecimal.TEN;

    /** More would not fit on a projector with 22 lines. */
    private static final int CAPS_WITH_ALL_MODELS = 3;

    private final Screen screen;
    private final LineChart chart;
    private Optional<FakeGemini> gemini = Optional.empty();

    /** Demos that print to standard output, with characters that the terminal can show. */
    public LiveDemos() {
        this(new PrintStream(System.out, true, Terminal.charset()), Terminal.chart());
    }

    LiveDemos(PrintStream out, LineChart chart) {
        this.screen = new Screen(out);
        this.chart = chart;
    }

    /** Lists the demos. */
    public void menu() {
        DemoMenu.show(screen);
    }

    /** The lesson's simulation. */
    public void cost() {
        cost(USERS);
    }

    /** The lesson's simulation with another number of users, 1 to 1,000,000,000,000. */
    public void cost(long users) {
        answer(() -> {
            List<Comparison> comparisons = MODELS.stream()
                    .map(model -> compared(new EvenPopulation(users, PROMPTS), model, List.of(CAP), Optional.empty()))
                    .toList();
            screen.print(new TextReport(Optional.of(chart.low())).of(comparisons.get(0)));
            comparisons.stream().skip(1).map(TextReport::inOneLine).forEach(screen::say);
        });
    }

    /** The users of the lesson's quiz with some caps. */
    public void caps(int... caps) {
        answer(() -> {
            if (caps.length == 0 || caps.length >= LineChart.MAXIMUM_RUNS) {
                throw new IllegalArgumentException("caps takes 1 to " + (LineChart.MAXIMUM_RUNS - 1) + " caps");
            }
            List<Integer> wanted = Arrays.stream(caps).boxed().toList();
            List<Comparison> comparisons = MODELS.stream()
                    .map(model -> compared(QUIZ_USERS, model, wanted, Optional.of(QUIZ_PRICE)))
                    .toList();
            screen.print(new TextReport(Optional.empty()).of(comparisons.get(0)));
            if (caps.length <= CAPS_WITH_ALL_MODELS) {
                screen.empty();
                screen.print(ModelColumns.lines(comparisons.subList(1, comparisons.size())));
            }
        });
    }

    /** Answers the lesson's questions with all cost models. */
    public void quiz() {
        answer(() -> screen.print(Quiz.of(MODELS).answerLines()));
    }

    /** Plays a conversation of two users with the broken agent, in which nothing looks wrong. */
    public void leak() {
        answer(() -> new IsolationDemo(screen, gemini()).conversation(AgentSource.BROKEN));
    }

    /** Continues with the question that shows what the broken agent tells Bob about Alice. */
    public void ask() {
        answer(() -> new IsolationDemo(screen, gemini()).question(AgentSource.BROKEN));
    }

    /** Asks the same question after the same conversation with an agent that isolates its users. */
    public void isolated() {
        answer(() -> new IsolationDemo(screen, gemini()).question(AgentSource.ofSolution(2)));
    }

    /** Shows how the requests grow until a dollar is spent. */
    public void explode() {
        answer(() ->
                new AgentDemos(screen, gemini()).spendDollar(PRICE, AgentSource.BROKEN, AgentSource.ofSolution(1)));
    }

    /** Shows a burst of calls with and without a rate limit. */
    public void limit() {
        answer(() -> new AgentDemos(screen, gemini()).rateLimit(AgentSource.BROKEN, AgentSource.ofSolution(4)));
    }

    /** Shows how two agents react when Gemini fails. */
    public void faults() {
        answer(() -> new FaultDemo(screen, gemini()).show(AgentSource.BROKEN, AgentSource.ofSolution(5)));
    }

    /** Shows what a tool that fails does to the student's agent of stage 8, and to the solution. */
    public void storm() {
        answer(() -> new StormDemo(screen, gemini()).show(AgentSource.ofExercise(8), AgentSource.ofSolution(8)));
    }

    /** Shows what the student's agent of stage 9 spends on two days, and what the solution does. */
    public void budget() {
        answer(() -> new BudgetDemo(screen, gemini()).show(AgentSource.ofExercise(9), AgentSource.ofSolution(9)));
    }

    /** Shows what an outage of the first model does to the student's agent of stage 7, and to the solution. */
    public void outage() {
        answer(() -> new OutageDemo(screen, gemini()).show(AgentSource.ofExercise(7), AgentSource.ofSolution(7)));
    }

    /** Shows what the student's agent of stage 10 knows after a restart, and what the solution does. */
    public void restart() {
        answer(() -> new SessionDemo(screen, gemini()).restart(AgentSource.ofExercise(10), AgentSource.ofSolution(10)));
    }

    /** Shows what the student's agent of stage 10 leaves of a user whom it forgets, and what the solution does. */
    public void forget() {
        answer(() -> new SessionDemo(screen, gemini()).forget(AgentSource.ofExercise(10), AgentSource.ofSolution(10)));
    }

    /** Shows what the student's agent of stage 13 remembers of a long conversation, and what the solution does. */
    public void remember() {
        answer(() -> new RetrievalDemo(screen, gemini()).show(AgentSource.ofExercise(13), AgentSource.ofSolution(13)));
    }

    /** Shows the traces of the agents of stage 14, and sends them by OTLP, for example to http://localhost:4318. */
    public void trace(String... endpoints) {
        answer(() -> new TraceDemo(screen, gemini())
                .show(AgentSource.ofExercise(14), AgentSource.ofSolution(14), List.of(endpoints)));
    }

    /** Shows what a prompt injection does to the broken agent, to the student's agent of stage 15, and to the solution. */
    public void inject() {
        answer(() -> new InjectionDemo(screen, gemini())
                .show(AgentSource.BROKEN, AgentSource.ofExercise(15), AgentSource.ofSolution(15)));
    }

    /** Shows when a caller of the agents of stage 16 can read a reply, and what is written for one who has left. */
    public void stream() {
        answer(() -> new StreamDemo(screen, gemini()).show(AgentSource.ofExercise(16), AgentSource.ofSolution(16)));
    }

    /** Measures the student's agent of stage 1. */
    public void mine() {
        mine(1);
    }

    /** Measures the student's agent of a stage, compiled from the current file. */
    public void mine(int stage) {
        answer(() -> new AgentDemos(screen, gemini()).measure(AgentSource.ofExercise(stage), PRICE, chart.low()));
    }

    /** Measures the agent in another folder, or {@code "broken"}. */
    public void mine(String folder) {
        answer(() -> new AgentDemos(screen, gemini()).measure(AgentSource.named(folder), PRICE, chart.low()));
    }

    @Override
    public void close() {
        gemini.ifPresent(FakeGemini::close);
        gemini = Optional.empty();
    }

    private void answer(Runnable demo) {
        try {
            demo.run();
        } catch (UnusableAgentException | AgentException | IllegalArgumentException | ArithmeticException e) {
            screen.say("Error: " + e.getMessage());
        }
        screen.empty();
    }

    private static Comparison compared(
            EvenPopulation users, CostModel model, List<Integer> caps, Optional<BigDecimal> price) {
        List<Strategy> sent = caps.stream().<Strategy>map(LastMessages::new).toList();
        return Comparison.of(
                new Scenario(users, Scenario.DAYS_A_MONTH, model),
                sent,
                new Comparison.Questions(BigDecimal.valueOf(50), Optional.empty(), price));
    }

    /** Starts FakeGemini when a demo first needs it. */
    private FakeGemini gemini() {
        FakeGemini started = gemini.orElseGet(FakeGemini::start);
        gemini = Optional.of(started);
        return started;
    }
}
