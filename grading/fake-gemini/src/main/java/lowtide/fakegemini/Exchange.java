package lowtide.fakegemini;

import java.util.Optional;

/**
 * One request and what became of it; a snapshot. It is complete before the first byte of the answer leaves, so a
 * client that has its answer finds the exchange finished.
 *
 * @param finished false while the request is held or still being answered
 * @param status the HTTP status sent; 0 while unfinished, and when the connection was cut without one
 * @param replyText the text the client can read in the reply; empty for errors, for replies without text, and for
 *     bodies cut short or garbled
 * @param usage what the reply reported; empty when the client was told nothing
 */
public record Exchange(
        GeminiRequest request, boolean finished, int status, Optional<String> replyText, Optional<Usage> usage) {}
