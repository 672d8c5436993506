package lowtide.autograder.batch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lowtide.autograder.batch.journal.ClassRoll;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.JournalEntry;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;

/** What a class run leaves behind, written from what is finished and from nothing else. */
final class ClassReports {

    private ClassReports() {}

    /** Writes every report of this shard of the class, and says in the end that it is complete. */
    static ClassSummary write(Journal journal, RunSettings settings, ClassRoll roll, int graded) throws IOException {
        List<Integer> points = new ArrayList<>();
        Map<String, String> kitFailures = new LinkedHashMap<>();
        Map<String, Duration> timings = new LinkedHashMap<>();
        ClassResults all = new ClassResults();
        int outOf = 0;
        for (String id : roll.in(settings.shard())) {
            JournalEntry finished = journal.finished(id)
                    .orElseThrow(() -> new IOException("The result of " + id + " in " + journal.folder()
                            + " was changed or deleted meanwhile; run the same command again."));
            if (finished.isJudged()) {
                points.add(finished.points());
                outOf = finished.outOf();
            } else {
                kitFailures.put(id, finished.kitFailure());
            }
            timings.put(id, Duration.ofMillis(finished.millis()));
            Path file = journal.result(id);
            Results results = ResultsJson.read(file);
            all.add(results);
            Reports.writeStudent(results, file.getParent());
        }
        Reports.writeClass(all, roll.roster(), journal.folder());
        Reports.writeTimings(timings, journal.folder());
        StringBuilder csv = new StringBuilder("id,milliseconds\r\n");
        timings.forEach((id, taken) ->
                csv.append(id).append(',').append(taken.toMillis()).append("\r\n"));
        journal.put(journal.folder().resolve("timings.csv"), csv.toString().getBytes(StandardCharsets.UTF_8));
        journal.complete();
        points.sort(null);
        return new ClassSummary(settings, graded, points, outOf, kitFailures, roll.roster());
    }
}
