package lowtide.autograder.attempts;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.autograder.grade.StageResult;
import lowtide.checks.language.FindingTexts;
import lowtide.course.CheckVerdict;

/** Finds what is still English in the German findings of labs 0 and 1. */
final class GermanFindings {

    private static final FindingTexts GERMAN = FindingTexts.in(Locale.GERMAN);

    /** What is quoted, what a log event or an exception of the student says, and calls with their arguments. */
    private static final Pattern VALUES = Pattern.compile(
            "(?:ERROR|WARN|INFO|DEBUG|TRACE) \".*|\"[^\"]*\"|\\w+(?:Exception|Error)\\b.*|\\w+\\(.*?\\)",
            Pattern.DOTALL);

    private static final Pattern ENGLISH =
            Pattern.compile("\\b(?:the|were|and|is|calls?|messages?|requests?|other|than)\\b(?![=.])");

    private GermanFindings() {}

    /** The texts that are English, or are so in part. */
    static List<String> english(StageResult result) {
        if (result.stage().lab() > 1) {
            return List.of();
        }
        return result.checks().stream()
                .filter(check -> check.verdict() == CheckVerdict.FAILED)
                .map(check -> check.outcome().finding())
                .flatMap(finding -> Stream.of(finding.seen(), finding.volatileDetails(), finding.expected()))
                .map(GERMAN::of)
                .filter(text ->
                        ENGLISH.matcher(VALUES.matcher(text).replaceAll("")).find())
                .toList();
    }
}
