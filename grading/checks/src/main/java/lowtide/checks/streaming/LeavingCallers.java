package lowtide.checks.streaming;

import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;

/** Callers that leave while Gemini writes: their onText throws, or their thread is interrupted. */
final class LeavingCallers {

    private static final int EVENTS = 4;

    private final CheckContext<StreamingAgent> context;
    private final ReplyTexts texts;
    private final Talk talk;

    LeavingCallers(CheckContext<StreamingAgent> context, ReplyTexts texts, Talk talk) {
        this.context = context;
        this.texts = texts;
        this.talk = talk;
    }

    /** Fails unless the caller gets the exception that its onText throws at this piece, and the stream ends. */
    void getTheirException(int piece) {
        String message = "no more " + context.word();
        List<String> pieces = texts.words(EVENTS);
        String shown = String.join("", pieces.subList(0, piece));
        String circumstances = "onText threw at piece " + piece;
        String question = context.meal();
        HeldStream stream = talk.stream(question, pieces);
        StreamedCall call = talk.begin(question, reader(shown.length(), message));
        stream.sends(piece);
        AgentThrew threw = call.fails(circumstances);
        if (!threw.thrown().tellsOf(message)) {
            throw new CheckFailure(
                    circumstances + ": the caller got " + CheckContext.described(threw)
                            + ", which does not carry the exception of onText.",
                    "the exception of onText, its own or wrapped.");
        }
        stream.isClosed(piece, circumstances);
        isForgotten(stream, call, shown, circumstances);
    }

    /** Fails unless a call that is interrupted after so many events throws, and the stream ends. */
    void areInterrupted(int events) {
        List<String> pieces = texts.words(EVENTS);
        String shown = String.join("", pieces.subList(0, events));
        String circumstances = "The caller was interrupted after " + HeldStream.events(events);
        String question = context.meal();
        HeldStream stream = talk.stream(question, pieces);
        StreamedCall call = talk.begin(question);
        stream.sends(events, call);
        call.hasPassedOn(shown, "Gemini had sent " + HeldStream.events(events) + " of a reply");
        context.session().interrupt(talk.user());
        call.fails(circumstances);
        if (events > 0) {
            stream.isClosed(events, circumstances);
        } else { // LangChain4j offers no way to cancel a stream before its first event
            stream.sends(1);
            stream.isClosed(1, circumstances + ", and Gemini sent the first event after that");
        }
        isForgotten(stream, call, shown, circumstances);
    }

    /** Fails unless another user is answered while one reads slowly, and another one's stream is held. */
    void doNotHoldUpOthers() {
        CountDownLatch slow = new CountDownLatch(1);
        try {
            List<String> pieces = texts.words(EVENTS);
            String question = context.meal();
            HeldStream stream = talk.stream(question, pieces);
            StreamedCall held = talk.begin(question, piece -> await(slow));
            stream.sends(1, held);
            held.hasBegun("Gemini had sent the first event");
            new Talk(context)
                    .isAnswered(texts.words(EVENTS), "While another user's stream was held, and its onText was busy");
            slow.countDown();
            stream.ends();
            held.returns("A slow caller had read the first piece");
            talk.remembers(question, String.join("", pieces), "A slow caller had read all pieces");
        } finally {
            slow.countDown();
        }
    }

    private void isForgotten(HeldStream stream, StreamedCall call, String shown, String circumstances) {
        stream.ends();
        call.hasPassedOnOnly(shown, circumstances);
        talk.isUnchanged(circumstances);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException over) {
            Thread.currentThread().interrupt();
        }
    }

    /** Throws when it has got so many characters. */
    private static Consumer<String> reader(int characters, String message) {
        AtomicInteger read = new AtomicInteger();
        return piece -> {
            if (read.addAndGet(piece.length()) >= characters) {
                throw new IllegalStateException(message);
            }
        };
    }
}
