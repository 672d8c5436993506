package lowtide.autograder.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import lowtide.course.Check;
import lowtide.course.CheckVerdict;
import lowtide.course.Course;
import lowtide.course.Course.Topics;

/**
 * The second lesson's production checklist, as the checks of a submission prove it.
 *
 * @param rows those of which every check was graded, in the order of the lesson
 */
public record Checklist(List<Row> rows) {

    /** The checklist of one submission. */
    public static Checklist of(Results results) {
        return of(results, Locale.ENGLISH);
    }

    /** The checklist of one submission, with its texts in this language as far as they are translated. */
    public static Checklist of(Results results, Locale language) {
        return of(
                results.stages().stream()
                        .flatMap(stage -> stage.checks().stream())
                        .collect(Collectors.toMap(Results.Check::id, Results.Check::verdict)),
                language);
    }

    /**
     * The checklist of the checks with these verdicts.
     *
     * @param verdicts by the id of the check
     */
    public static Checklist of(Map<String, CheckVerdict> verdicts) {
        return of(verdicts, Locale.ENGLISH);
    }

    private static Checklist of(Map<String, CheckVerdict> verdicts, Locale language) {
        Course course = Course.shipped(language);
        return new Checklist(Topics.shipped(language).checklist().stream()
                .filter(topic -> course.checksOf(topic).stream().map(Check::id).allMatch(verdicts::containsKey))
                .map(topic -> new Row(
                        topic,
                        course.checksOf(topic).stream()
                                .map(check -> new Proof(check.id(), check.title(), verdicts.get(check.id())))
                                .toList()))
                .toList());
    }

    /** How many rows are proved. */
    public int proved() {
        return (int) rows.stream().filter(Row::isProved).count();
    }

    /** A row, and the checks that stand for it. */
    public record Row(Topics.Topic topic, List<Proof> checks) {

        /** Whether all checks passed. */
        public boolean isProved() {
            return checks.stream().allMatch(check -> check.verdict() == CheckVerdict.PASSED);
        }
    }

    /** What came out of one check. */
    public record Proof(String id, String title, CheckVerdict verdict) {}
}
