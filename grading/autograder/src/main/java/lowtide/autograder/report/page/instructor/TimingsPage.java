package lowtide.autograder.report.page.instructor;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lowtide.autograder.report.page.PageTemplates;

/** The page with the time that each submission took, slowest first. It is separate because it differs from run to run. */
public final class TimingsPage {

    private TimingsPage() {}

    /** @param timings by student id */
    public static void write(Map<String, Duration> timings, Path file) throws IOException {
        List<Row> rows = timings.entrySet().stream()
                .sorted(Map.Entry.<String, Duration>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> new Row(
                        entry.getKey(),
                        String.format(Locale.ROOT, "%.1f", entry.getValue().toMillis() / 1000.0)))
                .toList();
        PageTemplates.write("timings.html", Map.of("rows", rows, "count", rows.size()), file);
    }

    private record Row(String id, String seconds) {}
}
