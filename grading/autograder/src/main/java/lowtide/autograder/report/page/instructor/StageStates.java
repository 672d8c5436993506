package lowtide.autograder.report.page.instructor;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.ReportText;
import lowtide.course.StageVerdict;

/**
 * Each stage of a lab: its points, and how many submissions have which verdict.
 *
 * @param verdicts the headings: the verdicts that occur in this lab
 */
record StageStates(List<String> verdicts, List<Row> rows) {

    static StageStates of(ClassResults.Lab lab, List<ClassRow> submissions) {
        Map<Integer, List<ClassRow.Stage>> stages = new TreeMap<>();
        for (ClassRow submission : submissions) {
            submission
                    .stagesOf(lab.number())
                    .forEach(stage -> stages.computeIfAbsent(stage.number(), none -> new ArrayList<>())
                            .add(stage));
        }
        EnumSet<StageVerdict> occur = EnumSet.noneOf(StageVerdict.class);
        stages.values().forEach(all -> all.forEach(stage -> occur.add(stage.verdict())));
        return new StageStates(
                occur.stream().map(ReportText::brief).map(ReportText::sentence).toList(),
                stages.values().stream().map(all -> Row.of(all, occur)).toList());
    }

    /**
     * One stage.
     *
     * @param mean points, with one decimal
     * @param counts of submissions, one for each heading
     */
    record Row(int number, String title, String mean, int outOf, List<Integer> counts) {

        private static Row of(List<ClassRow.Stage> stages, EnumSet<StageVerdict> verdicts) {
            ClassRow.Stage first = stages.get(0);
            return new Row(
                    first.number(),
                    first.title(),
                    Mean.of(stages.stream().map(ClassRow.Stage::points).toList()),
                    stages.stream().mapToInt(ClassRow.Stage::outOf).max().orElse(0),
                    verdicts.stream().map(verdict -> count(stages, verdict)).toList());
        }

        private static int count(List<ClassRow.Stage> stages, StageVerdict verdict) {
            return (int)
                    stages.stream().filter(stage -> stage.verdict() == verdict).count();
        }
    }
}
