package lowtide.checks.dsl;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import lowtide.fakegemini.Gate;

/** One user talking to the agent, and what was said so far. Not thread-safe. */
public final class Conversation<A extends ConversationalAgent> {

    private final CheckContext<A> context;
    private final String userId;
    private final List<String> messages = new ArrayList<>();
    private int turns;

    public Conversation(CheckContext<A> context, String userId) {
        this.context = context;
        this.userId = userId;
    }

    public String userId() {
        return userId;
    }

    /** One turn that must be answered. The id is a string object of its own each time, as a web server would make it. */
    public Turn say(String question) {
        Turn turn = context.turn(question, agent -> agent.chat(sameId(), question));
        return add(question, turn);
    }

    /** Adds a turn that was made elsewhere. */
    public Turn add(String question, Turn turn) {
        messages.add(question);
        messages.add(turn.reply());
        return new Turn(++turns, question, turn.request(), turn.reply());
    }

    /** One turn while Gemini thinks about a question of another user. Fails unless it is answered meanwhile. */
    public void sayWhileWaits(Conversation<A> other) {
        String slow = context.meal();
        String question = context.meal();
        try (Gate gate = context.gemini()
                .hold(request -> request.isModelCall() && request.last().text().equals(slow))) {
            CompletableFuture<String> held = other.start(slow);
            context.patience().awaitArrivals(gate, 1, "A call sent no request.", "one request per call.");
            String reply = context.patience()
                    .await(
                            start(question),
                            "While Gemini was thinking about a question of one user, another user got no answer.",
                            "answers for all other users: a call may wait for calls of the same user only.");
            add(question, context.answered(question, reply));
            gate.open();
            other.add(
                    slow,
                    context.answered(slow, context.patience().await(held, "A call was never answered.", "a reply.")));
        }
    }

    private CompletableFuture<String> start(String question) {
        return context.session().start(agent -> agent.chat(sameId(), question));
    }

    /** Equal to the user's id, but never the same object. */
    public String sameId() {
        return new String(userId.toCharArray());
    }

    /** Everything said so far. */
    public List<String> messages() {
        return List.copyOf(messages);
    }

    /** What the request of the newest turn may carry: everything said before it, and its question. */
    public List<String> upToLastQuestion() {
        return List.copyOf(messages.subList(0, messages.size() - 1));
    }
}
