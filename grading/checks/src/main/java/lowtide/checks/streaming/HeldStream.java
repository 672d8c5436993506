package lowtide.checks.streaming;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Patience;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;

/** A stream that Gemini sends event by event, and holds before each event and before its end. */
final class HeldStream {

    private final CheckContext<StreamingAgent> context;
    private final List<Gate> gates = new ArrayList<>();

    /**
     * Prepares the stream.
     *
     * @param message whose reply it is
     * @param events how many there are before the end
     */
    HeldStream(CheckContext<StreamingAgent> context, String message, Reply reply, int events) {
        this.context = context;
        Predicate<GeminiRequest> mine = request -> request.last().text().equals(message);
        context.gemini().when(mine, reply);
        for (int sent = 0; sent <= events; sent++) {
            gates.add(context.gemini().holdStream(mine, sent));
        }
    }

    /** Lets so many events pass, and waits until the rest is held; fails if the call ends before that. */
    void sends(int events, StreamedCall call) {
        gates.subList(0, events).forEach(Gate::open);
        call.reaches(
                gates.get(events), "Gemini was to send " + events(events) + " of a reply, and no stream got that far.");
    }

    /** The same for a call that may be over. */
    void sends(int events) {
        gates.subList(0, events).forEach(Gate::open);
        context.patience()
                .awaitArrivals(
                        gates.get(events),
                        1,
                        "Gemini was to send " + events(events) + " of a reply, and no stream got that far.",
                        "one request, whose stream is read.");
    }

    /** Such as {@code 3 events}. */
    static String events(int count) {
        return count == 1 ? "1 event" : count + " events";
    }

    /** Lets everything pass. */
    void ends() {
        gates.forEach(Gate::open);
    }

    /** Fails unless the agent closes the connection while the stream is held after so many events. */
    void isClosed(int events, String circumstances) {
        context.patience()
                .awaitHangUps(
                        gates.get(events),
                        1,
                        circumstances + ": Gemini went on, because the connection was not closed within "
                                + Patience.LIMIT.toSeconds() + " s.",
                        "a stream that is cancelled, so that Gemini writes no more.");
    }
}
