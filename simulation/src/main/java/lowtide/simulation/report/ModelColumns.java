package lowtide.simulation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The same strategies with several cost models, side by side, for a projector. */
public final class ModelColumns {

    private ModelColumns() {}

    /**
     * The totals, the percentages saved and the days on which the saving is reached, and the profitable caps.
     *
     * @param comparisons of the same strategies with the same questions, which include a price; at least one
     */
    public static List<String> lines(List<Comparison> comparisons) {
        List<String> header = new ArrayList<>(List.of(""));
        comparisons.forEach(comparison ->
                header.addAll(List.of(comparison.scenario().model().name(), "saved", "half")));
        Table table = new Table(header);
        for (int row = 0; row < comparisons.get(0).rows().size(); row++) {
            List<String> cells = new ArrayList<>(
                    List.of(comparisons.get(0).rows().get(row).run().name()));
            for (Comparison comparison : comparisons) {
                Comparison.Row figures = comparison.rows().get(row);
                cells.add(Dollars.cents(figures.run().total()));
                cells.add(
                        row == 0
                                ? ""
                                : figures.saving()
                                        .map(saved -> saved.percent() + "%")
                                        .orElse("-"));
                cells.add(row == 0 ? "" : TextReport.day(figures.savingDay(), "-"));
            }
            table.add(cells);
        }
        List<String> lines = new ArrayList<>(table.lines());
        lines.add("");
        lines.add("Profitable at this price: "
                + comparisons.stream().map(ModelColumns::profitable).collect(Collectors.joining("; ")) + ".");
        return List.copyOf(lines);
    }

    private static String profitable(Comparison comparison) {
        return comparison.scenario().model().name() + ", "
                + TextReport.caps(comparison.cap().orElseThrow()).replace(" are profitable", "");
    }
}
