package lowtide.checks.streaming;

import java.util.List;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.model.StreamEnd;

/** Stage 16: the caller reads a reply while Gemini writes it, and may leave before its end. */
@StageSuite("16-streaming")
public class StreamingChecks extends StageChecks<StreamingAgent> {

    private static final int TURNS = 12;

    public StreamingChecks() {
        super(StreamingAgent.CONTRACT);
    }

    @GradedCheck("16A")
    void textIsPassedOnAsItComes() {
        for (Talk talk : List.of(new Talk(context), new Talk(context))) {
            for (int events = 1; events <= 3; events++) {
                arrivesPieceByPiece(talk, new ReplyTexts(context).words(events));
            }
        }
    }

    private void arrivesPieceByPiece(Talk talk, List<String> pieces) {
        String question = context.meal();
        HeldStream stream = talk.stream(question, pieces);
        StreamedCall call = talk.begin(question);
        for (int sent = 1; sent <= pieces.size(); sent++) {
            String circumstances =
                    "Gemini had sent " + sent + " of " + (pieces.size() + 1) + " events, and held back the rest";
            stream.sends(sent, call);
            call.hasPassedOn(String.join("", pieces.subList(0, sent)), circumstances);
            call.isStillRunning(circumstances);
        }
        stream.ends();
        call.returns("Gemini had sent the end of a reply");
    }

    @GradedCheck("16B")
    void thePiecesTogetherAreTheReply() {
        ReplyTexts texts = new ReplyTexts(context);
        Talk talk = new Talk(context);
        talk.isAnswered(texts.mixed());
        new Talk(context).isAnswered(texts.mixed());
        talk.isAnswered(List.of(texts.text(1)));
        talk.isAnswered(texts.words(100));
        talk.isAnswered(texts.mixed(), new StreamEnd.Finish("MAX_TOKENS"), "Gemini had ended a reply with MAX_TOKENS");
        for (int i = 0; i < TURNS; i++) {
            talk.isAnswered(texts.words(1 + context.random().nextInt(5)));
        }
    }

    @GradedCheck("16C")
    void aStreamThatBreaksIsAnError() {
        ReplyTexts texts = new ReplyTexts(context);
        Talk talk = new Talk(context);
        BrokenStreams streams = new BrokenStreams(context, texts, talk);
        streams.areErrors(1);
        talk.isAnswered(texts.words(2));
        streams.areErrors(3);
        Fault.all().forEach(streams::isErrorBeforeAnyPiece);
        talk.isAnswered(texts.words(2));
    }

    @GradedCheck("16D")
    void aLongReplyIsCutAndCancelled() {
        ReplyTexts texts = new ReplyTexts(context);
        Talk talk = new Talk(context);
        LongReply reply = new LongReply(context, talk);
        int limit = LongReply.LIMIT;
        talk.isAnswered(texts.pieces(texts.text(limit - 1), limit));
        reply.isCut(texts.pieces(texts.text(2 * limit), limit), limit);
        reply.isCut(List.of(texts.text(limit - 100), texts.text(101), texts.text(100)), limit);
        reply.isCut(List.of(texts.text(3 * limit)), limit);
        reply.isCut(List.of(texts.withEmoji(2 * limit, limit - 2)), limit);
        reply.isCut(List.of(texts.withEmoji(2 * limit, limit - 1)), limit - 1);
        reply.isCut(List.of(texts.text(limit - 2), texts.withEmoji(100, 1), texts.text(100)), limit - 1);
        talk.isAnswered(texts.words(3));
    }

    @GradedCheck(value = "16E", concurrent = true)
    void aCallerMayLeave() {
        ReplyTexts texts = new ReplyTexts(context);
        Talk talk = new Talk(context);
        LeavingCallers callers = new LeavingCallers(context, texts, talk);
        callers.getTheirException(1);
        talk.isAnswered(texts.words(2));
        callers.getTheirException(3);
        callers.areInterrupted(2);
        callers.areInterrupted(0);
        talk.isAnswered(texts.words(2));
        callers.doNotHoldUpOthers();
        talk.isAnswered(texts.words(2));
    }
}
