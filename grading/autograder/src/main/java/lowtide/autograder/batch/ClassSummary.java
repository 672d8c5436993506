package lowtide.autograder.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.batch.journal.Shard;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.RosterFindings;

/**
 * The outcome of a class run.
 *
 * @param submissions how many submissions there are
 * @param graded how many of them were graded in this run
 * @param labs the points in each lab that a student started
 * @param kitFailures why the kit could not judge all of a submission, by student id
 * @param undecided the ids of students of whom several uploads were graded, because it is not known which one counts
 * @param leftOut the ids of students who are in no row of a gradebook, because their account is unknown, by its name
 * @param adjusted what a person changed, in words; empty if nothing
 * @param lowered students and checks with fewer points by hand than the check gave, maybe in a later submission
 */
public record ClassSummary(
        RunSettings settings,
        int submissions,
        int graded,
        List<LabPoints> labs,
        Map<String, String> kitFailures,
        List<String> undecided,
        Map<String, List<String>> leftOut,
        RosterFindings roster,
        String adjusted,
        List<String> lowered) {

    private static final int MAX_NAMED = 10;

    /**
     * The points of a class in one lab.
     *
     * @param points of every submission that the kit could judge, ascending
     * @param outOf points available
     */
    public record LabPoints(int lab, List<Integer> points, int outOf) {

        static LabPoints of(ClassResults.Lab lab, List<ClassRow> rows) {
            return new LabPoints(
                    lab.number(),
                    rows.stream()
                            .flatMap(row -> row.lab(lab.number()).stream())
                            .filter(score -> !score.unfinished())
                            .map(ClassRow.Lab::points)
                            .sorted()
                            .toList(),
                    lab.outOf());
        }
    }

    /** A warning for the person who started the run; empty if there is none. */
    public Optional<String> warning() {
        return kitFailures.isEmpty()
                ? Optional.empty()
                : Optional.of("the kit itself failed to judge " + kitFailures.size() + " of " + submissions
                        + " submissions. This costs no points. Run the same command again to retry.");
    }

    /** The lines for a terminal. */
    public List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Low Tide class of %d (seed %d, JDK %d%s%s)",
                submissions,
                settings.seed(),
                settings.jdk(),
                ReportText.rubric(settings.rubric()),
                settings.shard().equals(Shard.WHOLE) ? "" : ", shard " + settings.shard()));
        lines.add("  " + graded + " graded now, " + (submissions - graded) + " unchanged");
        labs.forEach(lab -> points(lab, lines));
        if (!adjusted.isEmpty()) {
            lines.add("  " + adjusted);
        }
        name("by hand below the points that the check gave", lowered, lines);
        name("with several results, so without a grade in the gradebooks until you choose one", undecided, lines);
        leftOut.forEach((file, ids) -> name("not in " + file + ", because the user name is unknown", ids, lines));
        name("on the roster, but without a submission", roster.missing(), lines);
        name("submitted, but not on the roster", roster.unmatched(), lines);
        if (!kitFailures.isEmpty()) {
            lines.add("  Not judged because the kit failed:");
            kitFailures.entrySet().stream()
                    .limit(MAX_NAMED)
                    .forEach(each -> lines.add("    " + each.getKey() + ": " + each.getValue()));
            if (kitFailures.size() > MAX_NAMED) {
                lines.add("    and " + (kitFailures.size() - MAX_NAMED) + " more");
            }
        }
        return lines.stream()
                .map(line -> line.replaceAll("[\\p{Cntrl}\\p{Cf}]+", " "))
                .toList();
    }

    private void points(LabPoints lab, List<String> lines) {
        List<Integer> points = lab.points();
        if (!points.isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s: lowest %d, median %d, highest %d, of %d",
                    labs.size() == 1 ? "Points" : "Lab " + lab.lab(),
                    points.get(0),
                    points.get((points.size() - 1) / 2),
                    points.get(points.size() - 1),
                    lab.outOf()));
        }
    }

    private static void name(String what, List<String> names, List<String> lines) {
        if (!names.isEmpty()) {
            lines.add("  " + names.size() + " " + what + ": "
                    + String.join(", ", names.subList(0, Math.min(MAX_NAMED, names.size())))
                    + (names.size() > MAX_NAMED ? ", ..." : ""));
        }
    }
}
