package lowtide.checks;

import java.util.ArrayList;
import java.util.List;
import lowtide.agent.api.UserIsolationAgent;

/** One user talking to the agent, and what was said so far. Not thread-safe. */
final class Conversation<A extends UserIsolationAgent> {

    private final Lab<A> lab;
    private final String userId;
    private final List<String> messages = new ArrayList<>();
    private int turns;

    Conversation(Lab<A> lab, String userId) {
        this.lab = lab;
        this.userId = userId;
    }

    String userId() {
        return userId;
    }

    /** One turn that must be answered. The id is a string object of its own each time, as a web server would make it. */
    Turn say(String question) {
        Turn turn = lab.turn(question, agent -> agent.chat(sameId(), question));
        return add(question, turn);
    }

    /** Adds a turn that was made elsewhere. */
    Turn add(String question, Turn turn) {
        messages.add(question);
        messages.add(turn.reply());
        return new Turn(++turns, question, turn.request(), turn.reply());
    }

    /** Equal to the user's id, but never the same object. */
    String sameId() {
        return new String(userId.toCharArray());
    }

    /** Everything said so far. */
    List<String> messages() {
        return List.copyOf(messages);
    }

    /** What the request of the newest turn may carry: everything said before it, and its question. */
    List<String> upToLastQuestion() {
        return List.copyOf(messages.subList(0, messages.size() - 1));
    }
}
