package lowtide.checks;

import java.util.ArrayList;
import java.util.List;
import lowtide.agent.api.ConsoleOutput;

/** What a student's code printed, cut to a few lines for a report. */
final class PrintedLines {

    private static final int MAX = 5;
    private static final int LONGEST = 120; // UTF-16 units

    private PrintedLines() {}

    /** The last lines that are not blank, with the number of those before; none if nothing was printed. */
    static List<String> of(ConsoleOutput console) {
        List<String> all = console.text()
                .lines()
                .filter(line -> !line.isBlank())
                .map(PrintedLines::shortened)
                .toList();
        int before = all.size() - MAX;
        List<String> shown = new ArrayList<>();
        if (before > 0) {
            shown.add("(" + before + " earlier lines)");
        }
        shown.addAll(all.subList(Math.max(0, before), all.size()));
        if (console.bytes() > ConsoleOutput.KEPT) {
            shown.add("(and more; only the first " + ConsoleOutput.KEPT + " bytes are kept)");
        }
        return shown;
    }

    private static String shortened(String line) {
        return line.length() <= LONGEST ? line : line.substring(0, LONGEST - 3) + "...";
    }
}
