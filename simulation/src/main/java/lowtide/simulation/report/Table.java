package lowtide.simulation.report;

import java.util.ArrayList;
import java.util.List;

/** A text table whose first column is left-aligned and whose other columns are right-aligned. */
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(List<String> header) {
        rows.add(List.copyOf(header));
    }

    void add(List<String> cells) {
        if (cells.size() != rows.get(0).size()) {
            throw new IllegalArgumentException("a row needs as many cells as the header");
        }
        rows.add(List.copyOf(cells));
    }

    /** The rows, starting with the header. */
    List<List<String>> rows() {
        return List.copyOf(rows);
    }

    List<String> lines() {
        int columns = rows.get(0).size();
        int[] widths = new int[columns];
        for (List<String> row : rows) {
            for (int column = 0; column < columns; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        List<String> lines = new ArrayList<>();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < columns; column++) {
                String padding = " ".repeat(widths[column] - row.get(column).length());
                line.append(column == 0 ? row.get(column) + padding : "  " + padding + row.get(column));
            }
            lines.add(line.toString().stripTrailing());
        }
        return List.copyOf(lines);
    }
}
