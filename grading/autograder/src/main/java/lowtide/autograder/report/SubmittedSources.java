package lowtide.autograder.report;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import lowtide.autograder.submission.SourceFile;
import lowtide.autograder.submission.StageSources;
import lowtide.course.Stage;

/**
 * The source files of a submission that an instructor reads beside the findings, as {@code sources.json} holds them.
 * Their size is limited: the rest is left out, and its lines are counted.
 *
 * @param files of all stages that were started
 */
public record SubmittedSources(List<File> files) {

    /** Nothing to show. */
    public static final SubmittedSources NONE = new SubmittedSources(List.of());

    private static final int LINES_OF_A_STAGE = 600; // an exercise has about 100
    private static final int UNITS_OF_A_STAGE = 40_000; // UTF-16 units
    private static final int UNITS_OF_A_LINE = 400;
    private static final int UNITS_OF_A_PATH = 200;

    private static final JsonMapper JSON = new JsonMapper();

    /** The sources of the stages that are not the starter as shipped, the agent's file of each stage first. */
    public static SubmittedSources of(List<StageSources> stages) {
        List<File> files = new ArrayList<>();
        for (StageSources stage : stages) {
            if (stage instanceof StageSources.Found found && !found.untouched()) {
                files.addAll(new Excerpt(found.stage()).of(found.files()));
            }
        }
        return new SubmittedSources(List.copyOf(files));
    }

    /** Reads what {@link #bytes} wrote. */
    public static SubmittedSources read(Path file) throws IOException {
        return JSON.readValue(Files.readAllBytes(file), SubmittedSources.class);
    }

    /** The content of {@code sources.json}. The same sources give the same bytes. */
    public byte[] bytes() throws IOException {
        return ResultsJson.json(this);
    }

    /** The files of one stage. */
    public List<File> of(int stage) {
        return files.stream().filter(file -> file.stage() == stage).toList();
    }

    /**
     * One file.
     *
     * @param path relative to the submission's folder
     * @param lines from the first one on; a long line ends in "..."
     * @param leftOut how many lines are left out after them
     */
    public record File(int stage, String path, List<String> lines, int leftOut) {

        /** Whether no line is cut or left out. */
        public boolean holdsEverything() {
            return leftOut == 0
                    && lines.stream().noneMatch(line -> line.length() == UNITS_OF_A_LINE && line.endsWith("..."));
        }
    }

    /** Cuts the files of one stage to the limits. */
    private static final class Excerpt {

        private final Stage stage;
        private int lines = LINES_OF_A_STAGE;
        private int units = UNITS_OF_A_STAGE;

        Excerpt(Stage stage) {
            this.stage = stage;
        }

        List<File> of(List<SourceFile> sources) {
            String agent = Stage.AGENT + ".java";
            return sources.stream()
                    .sorted(Comparator.comparing(
                                    (SourceFile file) -> !file.path().endsWith("/" + agent))
                            .thenComparing(SourceFile::path))
                    .map(this::file)
                    .toList();
        }

        private File file(SourceFile source) {
            List<String> shown = new ArrayList<>();
            int all = 0;
            for (String line : (Iterable<String>) source.text().lines()::iterator) {
                all++;
                String cut = cut(line, UNITS_OF_A_LINE);
                if (lines > 0 && units >= cut.length()) {
                    shown.add(cut);
                    lines--;
                    units -= cut.length();
                } else {
                    lines = 0; // no later line replaces it
                }
            }
            return new File(stage.number(), cut(source.path(), UNITS_OF_A_PATH), shown, all - shown.size());
        }

        private static String cut(String text, int limit) {
            return text.length() <= limit ? text : text.substring(0, limit - 3) + "...";
        }
    }
}
