package lowtide.chat.turn;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lowtide.agent.api.telemetry.RecordedSpan;

/** Finds out which spans belong to a turn: those of the traces whose root ended with it. Not thread-safe. */
public final class Traces {

    private static final int MAX = 2_000;

    private final Map<String, RecordedSpan> pending = new LinkedHashMap<>();

    /**
     * The spans of the turn that has just ended, as a waterfall.
     *
     * @param drained what the agent has reported since this was last called
     */
    public List<SpanBar> ended(List<RecordedSpan> drained) {
        drained.forEach(span -> pending.put(span.id(), span));
        Set<String> complete = new LinkedHashSet<>();
        pending.values().stream()
                .filter(span -> span.ended() && pending.values().stream().noneMatch(span::isChildOf))
                .forEach(span -> complete.add(span.traceId()));
        pending.values().stream().filter(span -> !span.ended()).forEach(span -> complete.remove(span.traceId()));
        List<RecordedSpan> spans = new ArrayList<>();
        pending.values().removeIf(span -> complete.contains(span.traceId()) && spans.add(span));
        if (pending.size() > MAX) {
            pending.clear(); // spans that never end
        }
        return SpanBar.waterfall(spans);
    }
}
