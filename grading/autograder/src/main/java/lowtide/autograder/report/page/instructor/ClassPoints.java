package lowtide.autograder.report.page.instructor;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;

/**
 * The points of a class in one lab, for its page.
 *
 * @param name the lab's name; empty if it is the only one on the page
 * @param mean with one decimal
 * @param median the lower one of the two in the middle
 * @param distribution from the highest points to the lowest
 */
record ClassPoints(
        int lab, String name, String mean, int median, int outOf, List<Bin> distribution, StageStates stages) {

    private static final int LAST_BIN = 10;

    /** @param isOnlyLab whether it is the only lab on the page */
    static ClassPoints of(ClassResults.Lab lab, boolean isOnlyLab, List<ClassRow> rows) {
        List<ClassRow.Lab> scores =
                rows.stream().flatMap(row -> row.lab(lab.number()).stream()).toList();
        return new ClassPoints(
                lab.number(),
                isOnlyLab ? "" : "Lab " + lab.number() + " " + lab.title(),
                Mean.of(scores.stream().map(ClassRow.Lab::points).toList()),
                median(scores),
                lab.outOf(),
                distribution(scores),
                StageStates.of(lab, rows));
    }

    private static int median(List<ClassRow.Lab> scores) {
        List<Integer> sorted =
                scores.stream().map(ClassRow.Lab::points).sorted().toList();
        return sorted.isEmpty() ? 0 : sorted.get((sorted.size() - 1) / 2);
    }

    private static List<Bin> distribution(List<ClassRow.Lab> scores) {
        int[] counts = new int[LAST_BIN + 1];
        scores.forEach(score -> counts[score.percent() / 10]++);
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        List<Bin> bins = new ArrayList<>();
        for (int i = LAST_BIN; i >= 0; i--) {
            bins.add(new Bin(
                    i == LAST_BIN ? "100 %" : 10 * i + " to " + (10 * i + 9) + " %",
                    counts[i],
                    100 * counts[i] / most));
        }
        return bins;
    }

    /**
     * A range of points.
     *
     * @param width of its bar, in percent
     */
    record Bin(String range, int students, int width) {}
}
