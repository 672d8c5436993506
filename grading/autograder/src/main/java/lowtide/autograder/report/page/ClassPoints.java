package lowtide.autograder.report.page;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.ReportText;
import lowtide.course.StageVerdict;

/**
 * The points of a class in one lab, for its page.
 *
 * @param name the lab's name; empty if it is the only one on the page
 * @param mean with one decimal
 * @param median the lower one of the two in the middle
 * @param distribution from the highest points to the lowest
 */
record ClassPoints(
        int lab, String name, String mean, int median, int outOf, List<Bin> distribution, List<StageVerdicts> stages) {

    private static final int LAST_BIN = 10;

    /** @param isOnlyLab whether it is the only lab on the page */
    static ClassPoints of(ClassResults.Lab lab, boolean isOnlyLab, List<ClassRow> rows) {
        List<ClassRow.Lab> scores =
                rows.stream().flatMap(row -> row.lab(lab.number()).stream()).toList();
        return new ClassPoints(
                lab.number(),
                isOnlyLab ? "" : "Lab " + lab.number() + " " + lab.title(),
                mean(scores),
                median(scores),
                lab.outOf(),
                distribution(scores),
                stages(lab, rows));
    }

    private static String mean(List<ClassRow.Lab> scores) {
        int sum = scores.stream().mapToInt(ClassRow.Lab::points).sum();
        int tenths = scores.isEmpty() ? 0 : (int) Math.round(10.0 * sum / scores.size());
        return tenths / 10 + "." + tenths % 10;
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

    private static List<StageVerdicts> stages(ClassResults.Lab lab, List<ClassRow> rows) {
        Map<Integer, Map<StageVerdict, Integer>> verdicts = new TreeMap<>();
        Map<Integer, String> titles = new LinkedHashMap<>();
        rows.forEach(row -> row.stagesOf(lab.number()).forEach(stage -> {
            titles.put(stage.number(), stage.title());
            verdicts.computeIfAbsent(stage.number(), key -> new TreeMap<>()).merge(stage.verdict(), 1, Integer::sum);
        }));
        return verdicts.entrySet().stream()
                .map(entry -> new StageVerdicts(
                        entry.getKey(),
                        titles.get(entry.getKey()),
                        String.join(
                                "; ",
                                entry.getValue().entrySet().stream()
                                        .map(counted -> counted.getValue() + " " + ReportText.of(counted.getKey()))
                                        .toList())))
                .toList();
    }

    /**
     * A range of points.
     *
     * @param width of its bar, in percent
     */
    record Bin(String range, int students, int width) {}

    /** How many students have which verdict, in words. */
    record StageVerdicts(int number, String title, String verdicts) {}
}
