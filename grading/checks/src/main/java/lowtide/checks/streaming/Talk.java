package lowtide.checks.streaming;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.StreamReplies;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.StreamEnd;

/** One user who talks to the agent, and what the agent should remember of it. Not thread-safe. */
final class Talk {

    private static final int CAP = 20;
    private static final StreamEnd STOP = new StreamEnd.Finish("STOP");

    private final CheckContext<StreamingAgent> context;
    private final String user;
    private final List<String> messages = new ArrayList<>();

    Talk(CheckContext<StreamingAgent> context) {
        this.context = context;
        this.user = context.word();
    }

    String user() {
        return user;
    }

    /** Begins a call whose pieces are noted. */
    StreamedCall begin(String message) {
        return begin(message, piece -> {});
    }

    /** Begins a call. */
    StreamedCall begin(String message, Consumer<String> reader) {
        return new StreamedCall(context.patience(), reader).begin(context, new String(user.toCharArray()), message);
    }

    /** A stream that is held, for a message. */
    HeldStream stream(String message, List<String> pieces) {
        return stream(message, pieces, STOP);
    }

    /** A stream that is held, with another end. */
    HeldStream stream(String message, List<String> pieces, StreamEnd end) {
        return new HeldStream(context, message, reply(pieces, end), pieces.size());
    }

    /** A whole turn in these circumstances. */
    void isAnswered(List<String> pieces, String circumstances) {
        isAnswered(pieces, STOP, circumstances);
    }

    /** A whole turn: each piece arrives at once, the request carries what was said before, and the reply is stored. */
    void isAnswered(List<String> pieces) {
        isAnswered(pieces, STOP, "Gemini had sent a reply of " + HeldStream.events(pieces.size()));
    }

    /** A whole turn with another end. */
    void isAnswered(List<String> pieces, StreamEnd end, String circumstances) {
        String question = context.meal();
        context.gemini().when(request -> request.last().text().equals(question), reply(pieces, end));
        StreamedCall call = begin(question);
        call.returns(circumstances);
        call.hasPassedOnOnly(String.join("", pieces), circumstances);
        partsNoCharacter(call, circumstances);
        remembers(question, String.join("", pieces), circumstances);
    }

    /** Fails unless the request carried what was said before, and the turn is stored. */
    void remembers(String question, String reply, String circumstances) {
        messages.add(question);
        Turn turn = new Turn(messages.size() / 2 + 1, question, requestFor(question), reply);
        assertThatRequestOf(turn).carriesAtMost(CAP).carriesTheNewest(Math.min(messages.size(), CAP - 1), messages);
        messages.add(reply);
        stores(Math.min(messages.size(), CAP), circumstances);
    }

    /** Fails unless the history is as it was before the call, of which no later request may hold a word. */
    void isUnchanged(String circumstances) {
        stores(Math.min(messages.size(), CAP), circumstances);
    }

    private void stores(int count, String circumstances) {
        int stored = context.agent().historySize(user);
        if (stored != count) {
            throw new CheckFailure(
                    circumstances + ": after that, historySize() returned " + stored + " instead of " + count + ".",
                    "question and reply stored together when the reply is over, and nothing of a call that failed.");
        }
    }

    private GeminiRequest requestFor(String question) {
        List<GeminiRequest> requests = context.gemini().requests().stream()
                .filter(request -> request.last().text().equals(question))
                .toList();
        if (requests.size() != 1) {
            throw new CheckFailure(
                    "For one call of chat(...), " + requests.size()
                            + " requests whose last message is the question reached Gemini.",
                    "one request per call, with the question as its last message.");
        }
        return requests.get(0);
    }

    private static void partsNoCharacter(StreamedCall call, String circumstances) {
        for (String piece : call.pieces()) {
            boolean parted = !piece.isEmpty()
                    && (Character.isLowSurrogate(piece.charAt(0))
                            || Character.isHighSurrogate(piece.charAt(piece.length() - 1)));
            if (parted) {
                throw new CheckFailure(
                        circumstances + ": onText got half a character, such as one of the two units of an emoji.",
                        "pieces of whole characters.");
            }
        }
    }

    private static Reply reply(List<String> pieces, StreamEnd end) {
        return StreamReplies.pieces(end, pieces.toArray(String[]::new));
    }
}
