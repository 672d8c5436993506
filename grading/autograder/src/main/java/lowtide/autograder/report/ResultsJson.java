package lowtide.autograder.report;

import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.score.CheckResult;
import lowtide.autograder.score.Scorecard;
import lowtide.autograder.score.StageResult;

/**
 * The scorecard as data, for other programs. The field {@code schema} names the version of its form:
 * a field is added within a version, never removed or given another meaning.
 */
public final class ResultsJson {

    private static final String SCHEMA = "lowtide/results/v1";

    private ResultsJson() {
    }

    /** Writes the file, and the folders above it. */
    public static void write(Scorecard scorecard, String kitVersion, Path file) throws IOException {
        Document document = new Document(
                SCHEMA,
                kitVersion,
                System.getProperty("java.version"),
                scorecard.seed(),
                scorecard.submission(),
                scorecard.points(),
                scorecard.judged(),
                scorecard.stages().stream().map(StageEntry::of).toList());
        Files.createDirectories(file.getParent());
        JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build().writeValue(file.toFile(), document);
    }

    private record Document(
            String schema, String kit, String jdk, long seed, String submission, int points, int outOf, List<StageEntry> stages) {
    }

    private record StageEntry(
            int stage,
            String folder,
            String title,
            String verdict,
            int points,
            int outOf,
            String reason,
            List<CompileError> compileErrors,
            List<CheckEntry> checks) {

        static StageEntry of(StageResult result) {
            return new StageEntry(result.stage().number(), result.stage().folder(), result.stage().title(), result.verdict().name(),
                    result.points(), result.judged(), result.reason(), result.compileErrors(),
                    result.checks().stream().map(CheckEntry::of).toList());
        }
    }

    private record CheckEntry(
            String id,
            String title,
            boolean core,
            String verdict,
            int points,
            int outOf,
            String seen,
            String expected,
            String why,
            String hint) {

        static CheckEntry of(CheckResult result) {
            boolean lost = result.verdict() == CheckResult.Verdict.FAILED;
            return new CheckEntry(result.item().id(), result.item().title(), result.item().core(), result.verdict().name(),
                    result.points(), result.item().points(), result.seen(), result.expected(),
                    result.item().why(), lost ? result.item().hints().get(0) : "");
        }
    }
}
