package lowtide.simulation.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import lowtide.cost.EvenPopulation;
import lowtide.cost.Scenario;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.Strategy;
import lowtide.cost.pricing.CostModel;

/**
 * Answers the three questions of the lesson's "Cost Simulation Analysis": 200 users, 15 prompts a day, 30 days, caps of 20,
 * 50 and 100 messages.
 *
 * @param answers the answers of each cost model
 */
public record Quiz(List<Answers> answers) {

    private static final List<Integer> CAPS = List.of(20, 50, 100);
    private static final BigDecimal HALF = BigDecimal.valueOf(50);
    private static final BigDecimal PRICE = BigDecimal.TEN;

    /**
     * The answers of one cost model.
     *
     * @param comparison all figures
     * @param difference dollars that a cap of 20 messages saves
     * @param caps       the answers for each cap
     */
    public record Answers(Comparison comparison, BigDecimal difference, List<CapAnswer> caps) {}

    /**
     * The answers for one cap.
     *
     * @param cap        the cap in messages
     * @param savingDay  first day on which half of the cumulative cost is saved
     * @param profitable whether a user costs less than $10 a month
     */
    public record CapAnswer(int cap, OptionalInt savingDay, boolean profitable) {}

    public static Quiz of(List<CostModel> models) {
        return new Quiz(models.stream().map(Quiz::answers).toList());
    }

    private static Answers answers(CostModel model) {
        Scenario scenario = new Scenario(new EvenPopulation(200, 15), Scenario.DAYS_A_MONTH, model);
        List<Strategy> capped = CAPS.stream().<Strategy>map(LastMessages::new).toList();
        Comparison comparison =
                Comparison.of(scenario, capped, new Comparison.Questions(HALF, Optional.empty(), Optional.of(PRICE)));
        List<CapAnswer> caps = new ArrayList<>();
        for (int i = 0; i < CAPS.size(); i++) {
            Comparison.Row row = comparison.rows().get(i + 1);
            caps.add(new CapAnswer(CAPS.get(i), row.savingDay(), row.perUser().compareTo(PRICE) < 0));
        }
        BigDecimal difference =
                comparison.rows().get(1).run().saved(comparison.baseline().run());
        return new Answers(comparison, difference, List.copyOf(caps));
    }

    /** The answers and what the models assume, without line terminators. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>(answerLines());
        lines.add("");
        for (Answers answer : answers) {
            lines.add(line(answer, answer.comparison().scenario().model().basis()));
        }
        return List.copyOf(lines);
    }

    /** The answers only, without line terminators. */
    public List<String> answerLines() {
        List<String> lines = new ArrayList<>();
        lines.add("Cost simulation quiz: "
                + TextReport.title(answers.get(0).comparison().scenario()) + "; caps of 20, 50 and 100 messages");
        lines.add("");
        lines.add("1. What is the total cost difference between no cap and the cap of 20 messages?");
        answers.forEach(answer -> lines.add(line(answer, difference(answer))));
        lines.add("");
        lines.add("2. On which day does the capped version reach 50% savings?");
        answers.forEach(answer -> lines.add(line(answer, days(answer))));
        lines.add("");
        lines.add("3. If users were charged $10 a month, which cap sizes would stay profitable?");
        answers.forEach(answer -> lines.add(line(
                answer,
                profitable(answer.caps()) + "; "
                        + TextReport.caps(answer.comparison().cap().orElseThrow()))));
        return List.copyOf(lines);
    }

    private static String difference(Answers answer) {
        List<Comparison.Row> rows = answer.comparison().rows();
        return Dollars.cents(answer.difference()) + "  ("
                + Dollars.cents(rows.get(0).run().total()) + " and "
                + Dollars.cents(rows.get(1).run().total()) + ")";
    }

    private static String days(Answers answer) {
        return answer.caps().stream()
                .map(cap -> "cap " + cap.cap() + ": " + TextReport.day(cap.savingDay(), "never"))
                .collect(Collectors.joining(", "));
    }

    private static String profitable(List<CapAnswer> caps) {
        String profitable = caps.stream()
                .filter(CapAnswer::profitable)
                .map(cap -> String.valueOf(cap.cap()))
                .collect(Collectors.joining(", "));
        return "of the three: " + (profitable.isEmpty() ? "none" : profitable);
    }

    private static String line(Answers answer, String text) {
        String name = answer.comparison().scenario().model().name();
        return "   " + name + " ".repeat(Math.max(2, 12 - name.length())) + text;
    }
}
