package lowtide.checks.streaming;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.StreamEnd;

/** Streams that do not end as a reply does. */
final class BrokenStreams {

    private static final Map<String, StreamEnd> ENDS = new LinkedHashMap<>();

    static {
        ENDS.put("reset the connection", new StreamEnd.Break(true));
        ENDS.put("closed the connection", new StreamEnd.Break(false));
        ENDS.put(
                "sent an error object",
                new StreamEnd.Failure(new ApiError(503, "UNAVAILABLE", "The service is currently unavailable.")));
        ENDS.put("ended the stream without a finish reason", new StreamEnd.Nothing());
        for (String reason : List.of("SAFETY", "RECITATION", "PROHIBITED_CONTENT", "OTHER")) {
            ENDS.put("sent finish reason " + reason, new StreamEnd.Finish(reason));
        }
    }

    private final CheckContext<StreamingAgent> context;
    private final ReplyTexts texts;
    private final Talk talk;

    BrokenStreams(CheckContext<StreamingAgent> context, ReplyTexts texts, Talk talk) {
        this.context = context;
        this.texts = texts;
        this.talk = talk;
    }

    /** Fails unless each end is an error, after so many pieces. */
    void areErrors(int pieces) {
        ENDS.forEach((name, end) -> isError(name, end, texts.words(pieces)));
    }

    /** Fails unless a call that fails before the first piece is an error. */
    void isErrorBeforeAnyPiece(Fault fault) {
        String question = context.meal();
        context.gemini().when(request -> request.last().text().equals(question), fault.reply());
        String circumstances = "Gemini answered with " + fault.name();
        StreamedCall call = talk.begin(question);
        call.fails(circumstances);
        call.hasPassedOnOnly("", circumstances);
        talk.isUnchanged(circumstances);
    }

    private void isError(String name, StreamEnd end, List<String> pieces) {
        String circumstances = "Gemini had sent " + HeldStream.events(pieces.size()) + " of a reply, and then " + name;
        String question = context.meal();
        HeldStream stream = talk.stream(question, pieces, end);
        StreamedCall call = talk.begin(question);
        stream.sends(pieces.size(), call);
        call.hasPassedOn(
                String.join("", pieces), "Gemini had sent " + HeldStream.events(pieces.size()) + " of a reply");
        stream.ends();
        call.fails(circumstances);
        call.hasPassedOnOnly(String.join("", pieces), circumstances);
        talk.isUnchanged(circumstances);
    }
}
