package lowtide.fakegemini;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import lowtide.fakegemini.model.GeminiRequest;

/** The gates of one account, oldest first. Thread-safe. */
final class Gates {

    private final List<Hold> holds = new ArrayList<>();
    private boolean closed;

    /** Adds a gate for the model calls that match; an open one after {@link #close}. */
    synchronized Gate add(Predicate<GeminiRequest> condition) {
        Gate gate = new Gate();
        if (closed) {
            gate.open();
        }
        holds.add(new Hold(condition, gate));
        return gate;
    }

    synchronized List<Gate> matching(GeminiRequest request) {
        return holds.stream()
                .filter(hold -> request.isModelCall() && hold.condition.test(request))
                .map(Hold::gate)
                .toList();
    }

    /** Opens every gate, now and later. */
    synchronized void close() {
        closed = true;
        holds.forEach(hold -> hold.gate.open());
    }

    private record Hold(Predicate<GeminiRequest> condition, Gate gate) {}
}
