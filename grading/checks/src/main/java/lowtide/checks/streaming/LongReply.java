package lowtide.checks.streaming;

import java.util.List;
import lowtide.checks.dsl.CheckContext;

/** Replies that are longer than what is passed on. */
final class LongReply {

    /** UTF-16 units. */
    static final int LIMIT = 2_500;

    private final CheckContext<StreamingAgent> context;
    private final Talk talk;

    LongReply(CheckContext<StreamingAgent> context, Talk talk) {
        this.context = context;
        this.talk = talk;
    }

    /** Fails unless exactly this is passed on of such a reply, and the rest is cancelled and forgotten. */
    void isCut(List<String> pieces, int shownLength) {
        String whole = String.join("", pieces);
        String shown = whole.substring(0, shownLength);
        int events = eventsUpTo(pieces, shownLength);
        String circumstances =
                "Gemini had sent " + String.join("", pieces.subList(0, events)).length()
                        + " characters of a reply, and held back the rest";
        String question = context.meal();
        HeldStream stream = talk.stream(question, pieces);
        StreamedCall call = talk.begin(question);
        stream.sends(events);
        call.returns(circumstances);
        call.hasPassedOnOnly(shown, circumstances);
        stream.isClosed(events, circumstances);
        stream.ends();
        call.hasPassedOnOnly(shown, circumstances + ", and then sent it");
        talk.remembers(question, shown, circumstances);
    }

    private static int eventsUpTo(List<String> pieces, int shownLength) {
        int events = 0;
        for (int length = 0; length <= shownLength; events++) {
            length += pieces.get(events).length();
        }
        return events;
    }
}
