package lowtide.autograder.report.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.language.ReportLanguage;

/**
 * A source file as a page shows it.
 *
 * @param rest how many lines are left out at its end, in words; empty if none
 */
public record SourceListing(String path, List<Line> lines, String rest) {

    /**
     * The listing of each file.
     *
     * @param errors shown at their lines
     */
    public static List<SourceListing> of(
            List<SubmittedSources.File> files, List<CompileError> errors, ReportLanguage language) {
        return files.stream().map(file -> of(file, errors, language)).toList();
    }

    private static SourceListing of(SubmittedSources.File file, List<CompileError> errors, ReportLanguage language) {
        Map<Long, String> messages = errors.stream()
                .filter(error -> error.file().equals(file.path()))
                .collect(Collectors.toMap(CompileError::line, CompileError::message, (first, next) -> first));
        List<Line> lines = new ArrayList<>();
        for (String text : file.lines()) {
            lines.add(new Line(text, messages.getOrDefault(lines.size() + 1L, "")));
        }
        return new SourceListing(
                file.path(), lines, file.leftOut() == 0 ? "" : language.text("more_lines", file.leftOut()));
    }

    /** @param error what the compiler says about it; empty if nothing */
    public record Line(String text, String error) {}
}
