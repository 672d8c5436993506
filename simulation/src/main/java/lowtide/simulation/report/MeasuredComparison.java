package lowtide.simulation.report;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lowtide.simulation.context.LastMessages;
import lowtide.simulation.context.NoCap;
import lowtide.simulation.cost.EvenPopulation;
import lowtide.simulation.cost.Run;
import lowtide.simulation.cost.Scenario;
import lowtide.simulation.measure.Measurement;
import lowtide.simulation.measure.Observation;
import lowtide.simulation.measure.Workload;
import lowtide.simulation.pricing.BilledModel;
import lowtide.simulation.pricing.CorrectedModel;
import lowtide.simulation.pricing.CostModel;
import lowtide.simulation.pricing.FlatRate;
import lowtide.simulation.pricing.ModelPrice;
import lowtide.simulation.pricing.TaughtModel;

/**
 * What an agent really cost, beside what the models say.
 *
 * @param measurement    of the agent
 * @param model          the billed model, with what was seen of the agent
 * @param differsPercent how much more the billed model says than was measured; negative if less
 * @param runs           first what was measured, then what the billed model says to the very same conversations, then
 *                       the models with no cap and with a cap, a conversation a user
 */
public record MeasuredComparison(
        Measurement measurement, BilledModel model, BigDecimal differsPercent, List<Run> runs) {

    private static final int LONGEST_FAILURE = 200;

    /** @param cap messages */
    public static MeasuredComparison of(Measurement measurement, ModelPrice price, long cap) {
        Workload load = measurement.workload();
        FlatRate rate = new FlatRate(load.messageTokens(), FlatRate.OF_THE_LESSON.dollarsPerThousand());
        BilledModel billed = measurement.model(price);
        List<Run> runs = new ArrayList<>(List.of(
                new Run("measured", measurement.run(price).cumulative()),
                new Run("billed, same requests", measurement.modelled(price).cumulative())));
        for (CostModel model : List.of(billed, new CorrectedModel(rate), new TaughtModel(rate))) {
            Scenario scenario = new Scenario(new EvenPopulation(load.users(), load.prompts()), load.days(), model);
            String name = model.name().replaceFirst("^as ", "");
            runs.add(new Run(name + ", no cap", scenario.run(new NoCap()).cumulative()));
            runs.add(new Run(
                    name + ", cap " + cap, scenario.run(new LastMessages(cap)).cumulative()));
        }
        return new MeasuredComparison(measurement, billed, measurement.modelDiffersPercent(price), List.copyOf(runs));
    }

    /** For a terminal; lines without line ends. */
    public List<String> lines(Optional<LineChart> chart) {
        Workload load = measurement.workload();
        List<String> lines = new ArrayList<>();
        lines.add("Measured: " + measurement.agent().name() + "; " + TextReport.counted(load.users(), "user") + ", "
                + TextReport.counted(load.prompts(), "prompt") + " a day each, "
                + TextReport.counted(load.days(), "day"));
        lines.addAll(seen());
        lines.add("");
        Table table = new Table(List.of("", "total", "per user"));
        for (Run run : runs) {
            BigDecimal perUser = run.total().divide(BigDecimal.valueOf(load.users()), 12, RoundingMode.HALF_EVEN);
            table.add(List.of(run.name(), Dollars.share(run.total()), Dollars.share(perUser)));
        }
        lines.addAll(table.lines());
        lines.add("");
        lines.add("Same requests: " + measurement.strategy().name()
                + (measurement.observation().shared() ? ", one conversation for all users." : "."));
        lines.add("For them the billed model says "
                + (differsPercent.signum() == 0
                        ? "what was measured."
                        : differsPercent.abs() + "% " + (differsPercent.signum() > 0 ? "more" : "less")
                                + " than was measured."));
        lines.add("Tokens a message: " + load.messageTokens() + "; seen beside them: instruction "
                + model.conversation().system() + ", thinking "
                + model.conversation().thinking() + ".");
        chart.ifPresent(drawn -> {
            lines.add("");
            lines.add("Cumulative dollars");
            // Other rates would flatten these lines, and the same requests would hide what was measured.
            lines.addAll(drawn.draw(List.of(runs.get(2), runs.get(3), runs.get(0))));
        });
        return List.copyOf(lines);
    }

    private List<String> seen() {
        Observation seen = measurement.observation();
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Gemini answered %s; the largest carried %s.",
                TextReport.counted(seen.answered(), "request"),
                TextReport.counted(seen.mostMessages(), "message")));
        if (seen.shared()) {
            lines.add("All users share one conversation: each pays for what the others said.");
        }
        if (seen.failed() > 0) {
            String why = seen.firstFailure();
            lines.add(TextReport.counted(seen.failed(), "call") + " failed, the first with "
                    + (why.length() <= LONGEST_FAILURE ? why : why.substring(0, LONGEST_FAILURE) + "..."));
        }
        return lines;
    }
}
