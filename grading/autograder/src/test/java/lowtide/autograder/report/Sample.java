package lowtide.autograder.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.autograder.ThreeLabs;
import lowtide.autograder.compile.CompileError;
import lowtide.course.Check;
import lowtide.course.CheckVerdict;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.course.WireExcerpt;

/** Made-up results for tests of the reports, with the shipped rubric. */
public final class Sample {

    /** Texts that attack a page, a spreadsheet, a terminal or a parser. */
    public static final List<String> NASTY = List.of(
            "</title><script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' onfocus='alert(1)' autofocus='",
            "=HYPERLINK(\"http://evil.example\",\"click\")",
            "+1+cmd|' /C calc'!A0",
            "-2+3",
            "@SUM(1+1)",
            "\t=1+1",
            "\r=1+1",
            " =1+1",
            "\"=1+1",
            "Robert\r\nX,1,1",
            "\uFF1D1+1",
            "../../etc/passwd",
            "Robert\"; DROP, TABLE",
            "user\u202Etxt.exe",
            "\u0000\u001B[31mred",
            "{{points}} {{{name}}} {{>style.css}}",
            "half \uD83E a pair",
            "]]> <!-- & &amp; \u2028");

    private Sample() {}

    /** A submission that failed these checks and passed all others. */
    public static Results failing(String id, String name, Set<String> failed) {
        return failing(id, name, failed, "What was seen.");
    }

    /** A submission that failed these checks, in which this was seen, and passed all others. */
    public static Results failing(String id, String name, Set<String> failed, String seen) {
        return results(
                id,
                name,
                List.of(),
                labOne().map(stage -> stage(stage, failed, seen)).toList());
    }

    /** A submission of all labs that failed these checks and passed all others. */
    public static Results ofAllLabs(String id, String name, Set<String> failed) {
        return results(
                id,
                name,
                List.of(),
                Course.shipped().stages().stream()
                        .map(stage -> stage(stage, failed, "What was seen."))
                        .toList());
    }

    /** A submission that left one stage untouched and passed all others. */
    public static Results withUntouched(String id, int stage) {
        return results(
                id,
                id,
                List.of(),
                labOne().map(each -> each.number() == stage ? untouched(each) : stage(each, Set.of(), ""))
                        .toList());
    }

    /** Most reports of a class show one lab only. */
    static Stream<Stage> labOne() {
        return Course.shipped().stages().stream().filter(stage -> stage.lab() == 1);
    }

    /** A submission of three labs: lab 1 as above, lab 2 all passed if it was started, and lab 3 not started. */
    public static Results ofThreeLabs(String id, String name, Set<String> failed, boolean secondStarted) {
        return results(
                id,
                name,
                List.of(),
                List.of(
                        stage(ThreeLabs.FIRST, failed, "What was seen."),
                        stage(ThreeLabs.SECOND, failed, "What was seen."),
                        secondStarted ? stage(ThreeLabs.OF_LAB_2, failed, "") : untouched(ThreeLabs.OF_LAB_2),
                        untouched(ThreeLabs.OF_LAB_3)));
    }

    /** The same results of a student with this id on a learning platform. */
    public static Results known(String platformId, Results results) {
        Results.Student student = results.student();
        return results.of(new Results.Student(
                student.id(), student.name(), platformId, "", student.remarks(), student.uploads()));
    }

    /** A submission with this text as name, remark, message, transcript and compile error. */
    public static Results full(String text) {
        List<Results.Stage> stages = new ArrayList<>(labOne().limit(4)
                .map(stage -> stage(stage, Set.of("1A", "2B", "3C", "4D"), text))
                .toList());
        Stage fifth = Kit.stage(5);
        stages.add(new Results.Stage(
                5,
                1,
                fifth.folder(),
                fifth.editedPath(),
                fifth.title(),
                StageVerdict.DOES_NOT_COMPILE,
                0,
                20,
                text,
                List.of(new CompileError(text, 3, text), new CompileError(text, 0, text)),
                fifth.checks().stream()
                        .map(item -> check(item, CheckVerdict.NOT_REACHED, text))
                        .toList()));
        return results("student", text, List.of(text), stages);
    }

    /** A submission with a check that the kit failed to judge. */
    public static Results unfinished(String id) {
        Stage first = Kit.stage(1);
        List<Results.Check> checks = first.checks().stream()
                .map(item -> check(
                        item,
                        item.id().equals("1A") ? CheckVerdict.KIT_ERROR : CheckVerdict.PASSED,
                        "The kit itself failed."))
                .toList();
        return results(
                id,
                id,
                List.of(),
                List.of(new Results.Stage(
                        1,
                        1,
                        first.folder(),
                        first.editedPath(),
                        first.title(),
                        StageVerdict.KIT_ERROR,
                        points(checks),
                        points(checks),
                        "",
                        List.of(),
                        checks)));
    }

    /** A submission that failed 1A and has all its points by hand, for a reason with this text. */
    public static Results adjusted(String id, String text) {
        return AdjustedResults.of(
                failing(id, id, Set.of("1A")),
                List.of(
                        new Adjustment("1A", true, 0, 4, "", text, "Prof. " + text),
                        new Adjustment("", false, 0, 0, text, "", "Dr. Li")));
    }

    static Results results(String id, String name, List<String> remarks, List<Results.Stage> stages) {
        return new Results(
                Results.SCHEMA,
                "test",
                "17",
                42,
                "",
                id,
                new Results.Student(id, name, "", "", remarks, List.of()),
                stages.stream().mapToInt(Results.Stage::points).sum(),
                stages.stream().mapToInt(Results.Stage::outOf).sum(),
                List.of("own process"),
                labs(stages),
                stages,
                List.of());
    }

    private static List<Results.Lab> labs(List<Results.Stage> stages) {
        return ThreeLabs.COURSE.labs().stream()
                .map(lab -> lab(
                        lab,
                        stages.stream()
                                .filter(stage -> stage.lab() == lab.number())
                                .toList()))
                .filter(lab -> lab.outOf() > 0)
                .toList();
    }

    private static Results.Lab lab(Lab lab, List<Results.Stage> stages) {
        return new Results.Lab(
                lab.number(),
                lab.title(),
                stages.stream().anyMatch(stage -> stage.verdict() != StageVerdict.UNTOUCHED),
                stages.stream().mapToInt(Results.Stage::points).sum(),
                stages.stream().mapToInt(Results.Stage::outOf).sum());
    }

    static Results.Stage untouched(Stage stage) {
        return new Results.Stage(
                stage.number(),
                stage.lab(),
                stage.folder(),
                stage.editedPath(),
                stage.title(),
                StageVerdict.UNTOUCHED,
                0,
                stage.points(),
                "Not started.",
                List.of(),
                stage.checks().stream()
                        .map(item -> check(item, CheckVerdict.NOT_REACHED, "Not started."))
                        .toList());
    }

    static Results.Stage stage(Stage stage, Set<String> failed, String seen) {
        List<Results.Check> checks = stage.checks().stream()
                .map(item -> check(item, failed.contains(item.id()) ? CheckVerdict.FAILED : CheckVerdict.PASSED, seen))
                .toList();
        StageVerdict verdict = points(checks) == stage.points()
                ? StageVerdict.PASSED
                : points(checks) == 0 ? StageVerdict.FAILED : StageVerdict.PARTIAL;
        return new Results.Stage(
                stage.number(),
                stage.lab(),
                stage.folder(),
                stage.editedPath(),
                stage.title(),
                verdict,
                points(checks),
                stage.points(),
                "",
                List.of(),
                checks);
    }

    private static Results.Check check(Check item, CheckVerdict verdict, String seen) {
        boolean passed = verdict == CheckVerdict.PASSED;
        boolean failed = verdict == CheckVerdict.FAILED;
        return new Results.Check(
                item.id(),
                item.title(),
                item.core(),
                verdict,
                passed ? item.points() : 0,
                item.points(),
                failed ? "FAILED" : verdict == CheckVerdict.KIT_ERROR ? "KIT_ERROR" : "",
                passed ? "" : seen,
                failed ? seen : "",
                item.why(),
                failed ? item.hints().get(0) : "",
                failed ? item.hints() : List.of(),
                failed ? transcript(seen) : List.of());
    }

    private static List<WireExcerpt> transcript(String text) {
        WireExcerpt.Line first = new WireExcerpt.Line(1, "user", text);
        WireExcerpt.Line last = new WireExcerpt.Line(21, "user", text);
        return List.of(
                new WireExcerpt(10, text, 1, List.of(first), 200, text, 17),
                new WireExcerpt(11, "", 21, List.of(first, last), 503, "", 0),
                new WireExcerpt(12, "", 21, List.of(first, last), 0, "", 0));
    }

    private static int points(List<Results.Check> checks) {
        return checks.stream().mapToInt(Results.Check::points).sum();
    }
}
