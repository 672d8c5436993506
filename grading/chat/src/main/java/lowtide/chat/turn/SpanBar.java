package lowtide.chat.turn;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.telemetry.RecordedSpan;

/**
 * A span as a bar of a waterfall.
 *
 * @param depth  0 for a span without a parent in the waterfall
 * @param offset microseconds from the start of the earliest span
 * @param length in microseconds
 * @param error  whether its status is ERROR
 * @param says   the values of its attributes by their keys, cut if they are long
 */
public record SpanBar(
        String name, int depth, long offset, long length, boolean error, boolean ended, Map<String, String> says) {

    private static final int MAX = 60;
    private static final int MAX_ATTRIBUTES = 40;

    /** The spans of one turn, each followed by those in it, in order of their starts. */
    static List<SpanBar> waterfall(List<RecordedSpan> spans) {
        List<RecordedSpan> sorted = spans.stream()
                .sorted(Comparator.comparing(RecordedSpan::start))
                .limit(MAX)
                .toList();
        List<SpanBar> bars = new ArrayList<>();
        for (RecordedSpan span : sorted) {
            if (sorted.stream().noneMatch(span::isChildOf)) {
                add(span, 0, sorted, bars);
            }
        }
        return List.copyOf(bars);
    }

    private static void add(RecordedSpan span, int depth, List<RecordedSpan> all, List<SpanBar> bars) {
        if (bars.size() >= MAX) {
            return; // an agent may report spans that are in each other
        }
        Map<String, String> says = new LinkedHashMap<>();
        span.attributes().stream()
                .limit(MAX_ATTRIBUTES)
                .forEach(attribute -> says.put(
                        Shortened.of(attribute.key()).text(),
                        Shortened.of(attribute.value()).text()));
        if (!span.statusText().isEmpty()) {
            says.put("status", Shortened.of(span.statusText()).text());
        }
        bars.add(new SpanBar(
                Shortened.of(span.name()).text(),
                depth,
                micros(Duration.between(all.get(0).start(), span.start())),
                Math.max(0, micros(span.length())),
                span.status().equals("ERROR"),
                span.ended(),
                says));
        all.stream().filter(other -> other.isChildOf(span)).forEach(child -> add(child, depth + 1, all, bars));
    }

    private static long micros(Duration time) {
        return time.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1).toNanos() / 1_000 : time.toNanos() / 1_000;
    }
}
