package lowtide.autograder.report.language;

import java.util.List;
import java.util.Locale;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.grade.Scorecard;
import lowtide.autograder.grade.StageResult;
import lowtide.checks.language.FindingTexts;
import lowtide.course.Check;
import lowtide.course.CheckOutcome;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.course.language.MessageBundle;

/**
 * The language of the scorecard and the pages for a student. Grading and {@code results.json} know English only; what is
 * shown is translated afterwards. What is not translated stays English.
 *
 * @param course with the texts in this language, and the points of the scorecards
 * @param messages what reports say around the catalogue
 * @param findings what checks and the grader have found
 */
public record ReportLanguage(Course course, MessageBundle messages, FindingTexts findings) {

    /** English, with the texts of the catalogue. */
    public static final ReportLanguage ENGLISH = of(Course.shipped(), Locale.ENGLISH);

    /** A language. */
    public static ReportLanguage of(Course course, Locale language) {
        return new ReportLanguage(course, MessageBundle.of(ReportLanguage.class, language), FindingTexts.in(language));
    }

    /** The language. */
    public Locale locale() {
        return messages.language();
    }

    /** A text with these values. */
    public String text(String key, Object... values) {
        return messages.text(key, values);
    }

    /** The README of a stage, without its folder. */
    public String readme(int stage) {
        return course.stage(String.valueOf(stage))
                .map(Stage::readmePath)
                .map(path -> path.substring(path.lastIndexOf('/') + 1))
                .orElse("README.md");
    }

    /** The code of the language of a stage's texts if it is not that of the page; empty if it is. */
    public String foreign(int stage) {
        String code = course.stage(String.valueOf(stage)).map(Stage::language).orElse("");
        String own = locale().getLanguage();
        return code.isEmpty() && !own.equals("en") ? "en" : "";
    }

    /** The name of a layer of isolation. */
    public String layer(String name) {
        String key = "layer." + name.replaceAll("\\W+", "_");
        return messages.bundle().containsKey(key) ? messages.raw(key) : name;
    }

    /** The same scorecard with its texts in this language. */
    public Scorecard of(Scorecard english) {
        return new Scorecard(
                english.submission(),
                english.seed(),
                english.layers(),
                english.stages().stream().map(this::of).toList());
    }

    private StageResult of(StageResult english) {
        return new StageResult(
                course.stage(String.valueOf(english.stage().number())).orElseThrow(),
                english.verdict(),
                english.checks().stream().map(this::of).toList(),
                findings.of(english.reason()),
                english.compileErrors().stream().map(this::of).toList());
    }

    private CheckResult of(CheckResult english) {
        Check check = course.check(english.check().id());
        return new CheckResult(check, of(english.outcome()));
    }

    private CheckOutcome of(CheckOutcome english) {
        if (english instanceof CheckOutcome.Failed failed) {
            return new CheckOutcome.Failed(findings.of(failed.finding()), failed.transcript());
        } else if (english instanceof CheckOutcome.Crashed crashed) {
            return new CheckOutcome.Crashed(findings.of(crashed.finding()));
        } else if (english instanceof CheckOutcome.TimedOut late) {
            return new CheckOutcome.TimedOut(findings.of(late.finding()));
        } else if (english instanceof CheckOutcome.NotReached notReached) {
            return new CheckOutcome.NotReached(findings.of(notReached.finding()));
        } else if (english instanceof CheckOutcome.KitError ours) {
            return new CheckOutcome.KitError(findings.of(ours.finding()));
        }
        return english;
    }

    /** What is wrong with a document is translated; the compiler's messages are not. */
    private CompileError of(CompileError english) {
        return new CompileError(english.file(), english.line(), findings.of(english.message()));
    }

    /** The layers of isolation, by name. */
    public List<String> layers(List<String> names) {
        return names.stream().map(this::layer).toList();
    }
}
