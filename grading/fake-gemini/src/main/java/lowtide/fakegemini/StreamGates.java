package lowtide.fakegemini;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import lowtide.fakegemini.http.Pace;
import lowtide.fakegemini.model.GeminiRequest;

/** The gates inside the streams of one account. Thread-safe. */
final class StreamGates {

    private final List<Hold> holds = new ArrayList<>();
    private boolean closed;

    /** Adds a gate after so many events of the streams that match; an open one after {@link #close}. */
    synchronized Gate add(Predicate<GeminiRequest> condition, int events) {
        Gate gate = new Gate();
        if (closed) {
            gate.open();
        }
        holds.add(new Hold(condition, events, gate));
        return gate;
    }

    /** When the events of the stream for this request are sent. */
    synchronized Pace matching(GeminiRequest request) {
        List<Hold> matching = holds.stream()
                .filter(hold -> hold.condition.test(request))
                .sorted(Comparator.comparingInt(Hold::events))
                .toList();
        return matching.isEmpty() ? Pace.AT_ONCE : new GatedPace(new ArrayList<>(matching));
    }

    /** Opens every gate, now and later. */
    synchronized void close() {
        closed = true;
        holds.forEach(hold -> hold.gate.open());
    }

    private record Hold(Predicate<GeminiRequest> condition, int events, Gate gate) {}

    /** One stream, which passes each gate once. */
    private record GatedPace(List<Hold> left) implements Pace {

        @Override
        public boolean await(int sent, boolean isLast, BooleanSupplier hasHungUp) throws InterruptedException {
            while (!left.isEmpty() && (isLast || left.get(0).events <= sent)) {
                if (!left.remove(0).gate.passInStream(hasHungUp)) {
                    return false;
                }
            }
            return true;
        }
    }
}
