package lowtide.autograder.batch;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.export.ProgressCsv;
import lowtide.autograder.report.history.ClassHistory;
import lowtide.autograder.report.history.RunSnapshot;
import lowtide.autograder.report.page.instructor.ProgressPage;

/** Keeps what each run found in {@code history/} of the out folder, and writes {@code progress.html} and {@code progress.csv}. */
final class RunHistory {

    private static final String FOLDER = "history";
    private static final JsonMapper JSON = new JsonMapper();
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private RunHistory() {}

    /**
     * Adds a run, unless it found the same as the last one.
     *
     * @param submissions identifies what each student submitted, by student id
     * @param clock the source of the time of this run
     */
    static void add(Journal journal, ClassResults results, Map<String, String> submissions, Clock clock)
            throws IOException {
        Path folder = Files.createDirectories(journal.folder().resolve(FOLDER));
        List<RunSnapshot> runs = new ArrayList<>(read(folder));
        int number = runs.isEmpty() ? 1 : runs.get(runs.size() - 1).run() + 1;
        RunSnapshot now = RunSnapshot.of(number, TIME.format(ZonedDateTime.now(clock)), results, submissions);
        if (runs.isEmpty() || !runs.get(runs.size() - 1).students().equals(now.students())) {
            runs.add(now);
            journal.put(String.format(Locale.ROOT, "%s/%04d.json", FOLDER, number), ResultsJson.json(now));
        }
        ClassHistory history = new ClassHistory(runs);
        ProgressPage.write(
                history,
                id -> Journal.STUDENTS + "/" + id + "/index.html",
                journal.folder().resolve("progress.html"));
        ProgressCsv.write(history, journal.folder().resolve("progress.csv"));
    }

    private static List<RunSnapshot> read(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> children = Files.list(folder)) {
            files = children.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
        List<RunSnapshot> runs = new ArrayList<>();
        for (Path file : files) {
            runs.add(JSON.readValue(Files.readAllBytes(file), RunSnapshot.class));
        }
        return runs;
    }
}
