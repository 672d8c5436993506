package lowtide.autograder.report.page.instructor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import lowtide.autograder.report.ClassRow;
import lowtide.autograder.report.ReportText;
import lowtide.course.StageVerdict;

/**
 * Submissions with stages whose points depend on how they were submitted, or on an agent that crashed, not on the fix.
 *
 * @param what happened
 * @param students who it happened to, by student id
 */
record UngradedStages(String what, List<Entry> students) {

    private static final List<StageVerdict> KINDS =
            List.of(StageVerdict.DOES_NOT_COMPILE, StageVerdict.CRASHED, StageVerdict.TIMED_OUT, StageVerdict.REFUSED);

    /** One element for each kind that occurs. */
    static List<UngradedStages> of(List<ClassRow> submissions, Function<String, String> pageOf) {
        List<UngradedStages> all = new ArrayList<>();
        for (StageVerdict kind : KINDS) {
            all.add(of(ReportText.sentence(ReportText.of(kind)), kind, submissions, row -> true, pageOf));
        }
        Predicate<ClassRow> nothing =
                row -> row.stages().stream().allMatch(stage -> stage.verdict() == StageVerdict.MISSING);
        all.add(of("Nothing submitted", StageVerdict.MISSING, submissions, nothing, pageOf));
        all.add(of("Some stages not submitted", StageVerdict.MISSING, submissions, nothing.negate(), pageOf));
        return all.stream().filter(kind -> !kind.students().isEmpty()).toList();
    }

    private static UngradedStages of(
            String what,
            StageVerdict kind,
            List<ClassRow> submissions,
            Predicate<ClassRow> which,
            Function<String, String> pageOf) {
        return new UngradedStages(
                what,
                submissions.stream()
                        .filter(which)
                        .filter(row -> row.stages().stream().anyMatch(stage -> stage.verdict() == kind))
                        .map(row -> Entry.of(row, kind, pageOf))
                        .toList());
    }

    /** @param stages their numbers, in words */
    record Entry(StudentLink person, String stages) {

        private static Entry of(ClassRow row, StageVerdict kind, Function<String, String> pageOf) {
            List<String> numbers = row.stages().stream()
                    .filter(stage -> stage.verdict() == kind)
                    .map(stage -> String.valueOf(stage.number()))
                    .toList();
            return new Entry(
                    StudentLink.of(row, pageOf),
                    numbers.size() == row.stages().size()
                            ? "all stages"
                            : "stage" + (numbers.size() == 1 ? " " : "s ") + String.join(", ", numbers));
        }
    }
}
