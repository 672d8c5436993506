package lowtide.simulation.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lowtide.cost.EvenPopulation;
import lowtide.cost.Run;
import lowtide.cost.Scenario;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.NoCap;
import lowtide.cost.context.Tokens;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.CorrectedModel;
import lowtide.cost.pricing.CostModel;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.ModelPrice;
import lowtide.cost.pricing.TaughtModel;
import lowtide.simulation.measure.Ending;
import lowtide.simulation.measure.Measurement;
import lowtide.simulation.measure.Observation;
import lowtide.simulation.measure.Variation;
import lowtide.simulation.measure.Workload;

/**
 * Compares the measured cost of an agent with the cost models.
 *
 * @param measurement            the measurement of the agent
 * @param model                  the billed model with the observed lengths
 * @param predictionErrorPercent how much the billed model exceeds the measured cost; negative if it is lower
 * @param runs                   the measured cost, the billed model for the same conversations, and each model with no cap
 *                               and with a cap, for one conversation per user; last the variation, if there is one
 * @param variation              the same workload under harder conditions, if the agent's stage is about them
 */
public record MeasuredComparison(
        Measurement measurement,
        BilledModel model,
        BigDecimal predictionErrorPercent,
        List<Run> runs,
        Optional<Variation> variation) {

    private static final int MAXIMUM_FAILURE_LENGTH = 200;

    /**
     * Compares a measurement with the models.
     *
     * @param variation the same workload under harder conditions, if it was measured
     * @param cap       the cap of the models, in messages
     */
    public static MeasuredComparison of(
            Measurement measurement, Optional<Variation> variation, ModelPrice price, long cap) {
        Workload load = measurement.workload();
        FlatRate rate = new FlatRate(load.messageTokens(), FlatRate.OF_THE_LESSON.dollarsPerThousand());
        BilledModel billed = measurement.model(price);
        List<Run> runs = new ArrayList<>(List.of(
                new Run("measured", measurement.measured(price).cumulative()),
                new Run("billed, same requests", measurement.predicted(price).cumulative())));
        for (CostModel model : List.of(billed, new CorrectedModel(rate), new TaughtModel(rate))) {
            Scenario scenario = new Scenario(new EvenPopulation(load.users(), load.prompts()), load.days(), model);
            String name = model.name().replaceFirst("^as ", "");
            runs.add(new Run(name + ", no cap", scenario.run(new NoCap()).cumulative()));
            runs.add(new Run(
                    name + ", cap " + cap, scenario.run(new LastMessages(cap)).cumulative()));
            if (!(model instanceof TaughtModel)) { // the lesson's model knows caps only
                measurement
                        .memory()
                        .ifPresent(memory -> runs.add(new Run(
                                name + ", " + memory.name(),
                                scenario.run(memory).cumulative())));
            }
        }
        variation.map(Variation::run).ifPresent(runs::add);
        return new MeasuredComparison(
                measurement, billed, measurement.predictionErrorPercent(price), List.copyOf(runs), variation);
    }

    /** The lines for a terminal, without line terminators. */
    public List<String> lines(Optional<LineChart> chart) {
        List<String> lines = new ArrayList<>(head(runs));
        lines.add("");
        lines.add("Same requests: " + measurement.strategy().name()
                + (measurement.observation().sharedConversation() ? ", one conversation for all users." : "."));
        lines.add("The billed model predicts " + predictionError() + ".");
        lines.add("Tokens per message: " + measurement.workload().messageTokens()
                + "; average per request: instruction " + model.conversation().system() + ", thinking "
                + model.conversation().thinking() + ".");
        chart.ifPresent(drawn -> {
            lines.add("");
            lines.add("Cumulative dollars");
            lines.addAll(drawn.draw(comparable()));
        });
        return List.copyOf(lines);
    }

    /** The measured cost and the billed model only, or the variation in its place, for a projector. */
    public List<String> brief(LineChart chart) {
        Run uncapped = runs.get(2);
        List<String> lines = new ArrayList<>(head(variation
                .map(varied -> List.of(runs.get(0), varied.run(), uncapped))
                .orElse(runs.subList(0, measurement.memory().isPresent() ? 5 : 4))));
        lines.add("");
        lines.addAll(chart.draw(variation
                .map(varied -> List.of(uncapped, runs.get(0), varied.run()))
                .orElse(comparable())));
        return List.copyOf(lines);
    }

    private List<String> head(List<Run> shown) {
        Workload load = measurement.workload();
        List<String> lines = new ArrayList<>();
        lines.add("Measured: " + measurement.agent().name() + "; " + TextReport.counted(load.users(), "user") + ", "
                + TextReport.counted(load.prompts(), "prompt") + " a day each, "
                + TextReport.counted(load.days(), "day"));
        lines.addAll(observed());
        variation.map(this::described).ifPresent(lines::add);
        lines.add("");
        Table table = new Table(List.of("", "total", "per user"));
        for (Run run : shown) {
            BigDecimal perUser = run.total().divide(BigDecimal.valueOf(load.users()), 12, RoundingMode.HALF_EVEN);
            table.add(List.of(run.name(), Dollars.precise(run.total()), Dollars.precise(perUser)));
        }
        lines.addAll(table.lines());
        return lines;
    }

    /** Models with other rates would flatten these lines, and the prediction would cover the measured line. */
    private List<Run> comparable() {
        List<Run> lines = new ArrayList<>(List.of(runs.get(2), runs.get(3), runs.get(0)));
        variation.map(Variation::run).ifPresent(lines::add);
        return List.copyOf(lines);
    }

    private String predictionError() {
        return switch (predictionErrorPercent.signum()) {
            case 0 -> "exactly the measured cost";
            case 1 -> predictionErrorPercent + "% more than the measured cost";
            default -> predictionErrorPercent.abs() + "% less than the measured cost";
        };
    }

    private List<String> observed() {
        Observation observation = measurement.observation();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Gemini answered %s; the largest carried %s.",
                TextReport.counted(
                        observation.answered() + observation.summaries().requests(), "request"),
                TextReport.counted(observation.largestRequest(), "message")));
        lines.addAll(extraCosts());
        if (observation.sharedConversation()) {
            lines.add("All users share one conversation, so each pays for the messages of the others.");
        }
        if (observation.failed() > 0) {
            String why = observation.firstFailure();
            lines.add(TextReport.counted(observation.failed(), "call") + " failed, the first with "
                    + (why.length() <= MAXIMUM_FAILURE_LENGTH
                            ? why
                            : why.substring(0, MAXIMUM_FAILURE_LENGTH) + "..."));
        }
        if (measurement.ending() instanceof Ending.Refused refused) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Stopped on day %,d: the last %s failed. The other %,d were not made and count as failed.",
                    refused.day(),
                    TextReport.counted(refused.inARow(), "call"),
                    refused.notMade()));
        }
        if (measurement.ending() instanceof Ending.Interrupted interrupted) {
            lines.add(String.format(
                    Locale.ROOT,
                    "Interrupted on day %,d, after %,d of %,d calls; %s.",
                    interrupted.day(),
                    interrupted.made(),
                    interrupted.planned(),
                    interrupted.day() == 1
                            ? "the models are for the whole day"
                            : "the figures are of the days before"));
        }
        return lines;
    }

    private List<String> extraCosts() {
        Observation.Summaries summaries = measurement.observation().summaries();
        long embedded = measurement.observation().embedded();
        List<String> lines = new ArrayList<>();
        if (summaries.requests() > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%,d of them asked for a summary, for %s.",
                    summaries.requests(),
                    Dollars.precise(model.dollars(summaries.tokens()))));
        }
        if (embedded > 0) {
            lines.add(String.format(
                    Locale.ROOT,
                    "It embedded %s, for %s.",
                    TextReport.counted(embedded, "token"),
                    Dollars.precise(model.dollars(new Tokens(0, 0, 0, embedded)))));
        }
        return lines;
    }

    private String described(Variation varied) {
        return String.format(
                Locale.ROOT,
                "%s: %s; %,d of %,d calls answered.",
                varied.run().name().replaceFirst("^w", "W"),
                varied.condition(),
                varied.answered(),
                measurement.workload().calls());
    }
}
