package lowtide.chat.room;

import java.time.Instant;
import java.util.List;

/**
 * A message of a user and what became of it.
 *
 * @param at       by the clock of the agent
 * @param reply    empty while there is none; cut if it is very long
 * @param length   of the whole reply, in characters
 * @param error    why there is no reply; empty if there is no error
 * @param millis   how long the agent took
 * @param requests the numbers of the requests to Gemini that the turn caused
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
        List<Integer> requests) {

    /** How far a turn is. */
    public enum Status {
        WAITING,
        ANSWERED,
        FAILED
    }

    static Turn begun(int id, String user, String message, Instant at) {
        return new Turn(id, user, message, at, Status.WAITING, "", 0, "", 0, List.of());
    }

    Turn saying(Shortened text) {
        return new Turn(id, user, message, at, status, text.text(), text.length(), error, millis, requests);
    }

    Turn ended(Status status, String error, long millis, List<Integer> requests) {
        return new Turn(id, user, message, at, status, reply, length, error, millis, List.copyOf(requests));
    }
}
