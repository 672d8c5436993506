package lowtide.agent.host.telemetry;

import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.Value;
import io.opentelemetry.sdk.common.InstrumentationScopeInfo;
import java.util.ArrayList;
import java.util.List;
import lowtide.agent.api.telemetry.RecordedAttribute;

/**
 * How much of an agent's telemetry is kept: more than any check causes, so that an agent that reports without end does
 * not fill the memory. Thread-safe.
 */
final class Allowance {

    private static final int MAX = 4 << 20; // UTF-16 units
    private static final int PER_TEXT = 100; // what a text takes beside its characters, as units

    private int left = MAX;
    private boolean exceeded;

    /** The text, or an empty one if there is no room for it. */
    synchronized String kept(String text) {
        long cost = (long) text.length() + PER_TEXT;
        if (cost > left) {
            exceeded = true;
            return "";
        }
        left -= (int) cost;
        return text;
    }

    List<RecordedAttribute> kept(Attributes attributes) {
        List<RecordedAttribute> kept = new ArrayList<>();
        attributes.forEach((key, value) -> {
            if (hasRoom()) {
                String text = value instanceof Value<?> structured ? structured.asString() : String.valueOf(value);
                kept.add(new RecordedAttribute(kept(key.getKey()), key.getType().name(), kept(text)));
            }
        });
        return kept;
    }

    /** The name of the instrumentation scope, its version and attributes. */
    String kept(InstrumentationScopeInfo scope) {
        return kept("scope=" + scope.getName() + " " + scope.getVersion() + " " + scope.getSchemaUrl() + " "
                + scope.getAttributes());
    }

    /** Whether something may still be kept. */
    synchronized boolean hasRoom() {
        return !exceeded;
    }

    /** Starts again, and returns whether there was more than is kept. */
    synchronized boolean reset() {
        boolean wasExceeded = exceeded;
        left = MAX;
        exceeded = false;
        return wasExceeded;
    }
}
