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

    /** Lets so many events pass, and waits until the rest is held. */
    HeldStream sends(int events) {
        for (int sent = 0; sent < events; sent++) {
            gates.get(sent).open();
        }
        context.patience()
                .awaitArrivals(
                        gates.get(events),
                        1,
                        "Gemini was to send " + events + " events of a reply, and no stream got that far.",
                        "one request, whose stream is read.");
        return this;
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
