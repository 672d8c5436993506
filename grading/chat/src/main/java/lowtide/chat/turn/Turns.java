package lowtide.chat.turn;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The turns of all users, oldest first. Not thread-safe. */
public final class Turns {

    private static final int MAX = 400;
    private static final int MAX_WAITING = 64;
    private static final int LONGEST_MESSAGE = 20_000;

    private final Map<Integer, Turn> turns = new LinkedHashMap<>();
    private int next;

    /**
     * Begins a turn.
     *
     * @throws IllegalArgumentException if the message is empty or very long
     * @throws IllegalStateException if too many turns wait for the agent
     */
    public Turn begin(String user, String message, Instant at) {
        if (message.isEmpty() || message.length() > LONGEST_MESSAGE) {
            throw new IllegalArgumentException("A message has 1 to " + LONGEST_MESSAGE + " characters.");
        }
        if (turns.values().stream()
                        .filter(turn -> turn.status() == Turn.Status.WAITING)
                        .count()
                >= MAX_WAITING) {
            throw new IllegalStateException("The agent has not answered " + MAX_WAITING + " messages yet.");
        }
        Turn turn = Turn.begun(next++, user, message, at);
        turns.put(turn.id(), turn);
        if (turns.size() > MAX) {
            turns.remove(turns.keySet().iterator().next());
        }
        return turn;
    }

    public void update(int id, UnaryOperator<Turn> change) {
        turns.computeIfPresent(id, (key, turn) -> change.apply(turn));
    }

    public boolean isWaiting(String user) {
        return turns.values().stream()
                .anyMatch(turn -> turn.user().equals(user) && turn.status() == Turn.Status.WAITING);
    }

    /** How many calls of a user since then reached Gemini or may still do so. */
    public int madeSince(String user, Instant since) {
        return (int) turns.values().stream()
                .filter(turn -> turn.user().equals(user) && turn.at().isAfter(since))
                .filter(turn ->
                        turn.status() == Turn.Status.WAITING || !turn.requests().isEmpty())
                .count();
    }

    public List<Turn> all() {
        return new ArrayList<>(turns.values());
    }
}
