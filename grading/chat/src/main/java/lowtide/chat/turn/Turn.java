package lowtide.chat.turn;

import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * A message of a user and what became of it.
 *
 * @param at       by the clock of the agent
 * @param reply    empty while there is none; cut if it is very long
 * @param length   of the whole reply, in characters
 * @param error    why there is no reply; empty if there is no error
 * @param millis   how long the agent took
 * @param requests the numbers of the requests to Gemini that the turn caused
 * @param spans    what the agent reported of the turn; empty if it traces nothing
 */
public record Turn(
        int id,
        String user,
        String message,
        Instant at,
        Status status,
        String reply,
        int length,
        String error,
        long millis,
        List<Integer> requests,
        List<SpanBar> spans) {

    /** How far a turn is. */
    public enum Status {
        WAITING,
        ANSWERED,
        FAILED
    }

    static Turn begun(int id, String user, String message, Instant at) {
        return new Turn(id, user, message, at, Status.WAITING, "", 0, "", 0, List.of(), List.of());
    }

    /** The same with what has been said so far. */
    public Turn saying(Shortened text) {
        return new Turn(id, user, message, at, status, text.text(), text.length(), error, millis, requests, spans);
    }

    /** The same with the error translated. */
    public Turn translated(UnaryOperator<String> translation) {
        return new Turn(
                id, user, message, at, status, reply, length, translation.apply(error), millis, requests, spans);
    }

    /** The same when it has ended. */
    public Turn ended(Status status, String error, long millis, List<Integer> requests, List<SpanBar> spans) {
        return new Turn(id, user, message, at, status, reply, length, error, millis, requests, spans);
    }
}
