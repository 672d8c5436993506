package lowtide.simulation.report;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import lowtide.cost.Run;

/** Cumulative dollars as comma-separated values (RFC 4180): a line per day, a column per strategy, exact decimals. */
public final class CsvReport {

    /** The lines without line terminators, starting with the header. */
    public List<String> of(Comparison comparison) {
        List<Run> runs = comparison.runs();
        List<String> lines = new ArrayList<>();
        lines.add("day," + runs.stream().map(Run::name).map(CsvReport::quoted).collect(Collectors.joining(",")));
        for (int day = 0; day < comparison.scenario().days(); day++) {
            int index = day;
            lines.add((day + 1) + ","
                    + runs.stream()
                            .map(run -> run.cumulative()
                                    .get(index)
                                    .stripTrailingZeros()
                                    .toPlainString())
                            .collect(Collectors.joining(",")));
        }
        return List.copyOf(lines);
    }

    private static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
