package lowtide.chat.room;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import lowtide.chat.turn.Turn;
import lowtide.chat.wire.WireRequest;

/**
 * What the page shows, except the messages of requests.
 *
 * @param version  grows with each change
 * @param billed   whether the real Gemini answers
 * @param agent    the name of the agent
 * @param problem  why no agent answers, or why the saved one does not; empty if there is no problem
 * @param now      the agent's clock
 * @param requests the newest ones
 */
public record RoomState(
        long version,
        boolean billed,
        String agent,
        String problem,
        List<Notice> notices,
        Instant now,
        Fault fault,
        List<UserState> users,
        List<Turn> turns,
        List<RequestLine> requests) {

    /** The same with what the kit says translated. */
    public RoomState translated(UnaryOperator<String> translation) {
        return new RoomState(
                version,
                billed,
                agent,
                translation.apply(problem),
                notices.stream()
                        .map(notice -> new Notice(notice.id(), notice.at(), translation.apply(notice.text())))
                        .toList(),
                now,
                fault,
                users,
                turns.stream().map(turn -> turn.translated(translation)).toList(),
                requests);
    }

    /**
     * Something that happened to the agent.
     *
     * @param at by the clock of this machine
     */
    public record Notice(int id, Instant at, String text) {}

    /** A request without its messages. */
    public record RequestLine(
            int number,
            String user,
            String model,
            int messages,
            long foreign,
            boolean finished,
            int status,
            int tokensIn,
            int tokensOut,
            BigDecimal dollars) {

        static RequestLine of(WireRequest request) {
            return new RequestLine(
                    request.number(),
                    request.user(),
                    request.model(),
                    request.messages().size(),
                    request.foreign(),
                    request.finished(),
                    request.status(),
                    request.usage().map(used -> used.prompt()).orElse(0),
                    request.usage()
                            .map(used -> used.candidates() + used.thoughts())
                            .orElse(0),
                    request.dollars());
        }
    }
}
