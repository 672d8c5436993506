package lowtide.autograder.report.page;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** How long each submission took, the slowest first. A page of its own, because it differs from run to run. */
public final class TimingsPage {

    private TimingsPage() {}

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
