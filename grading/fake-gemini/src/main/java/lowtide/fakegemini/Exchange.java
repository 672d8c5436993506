package lowtide.fakegemini;

import java.util.Optional;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Usage;

/**
 * A snapshot of one request and its response. An exchange is finished before the first byte of its response is sent, so
 * a client that has a response finds a finished exchange.
 *
 * @param finished false while the request is held or still being answered
 * @param status the HTTP status code sent; 0 while unfinished, and if the connection was reset
 * @param replyText the text that the client can read in the response; empty for errors, for replies without text, and
 *     for bodies that were truncated or malformed
 * @param usage what the response reported; empty if it reported nothing
 * @param refusal why Gemini refuses such a request, whatever the script says; empty if it does not
 */
public record Exchange(
        GeminiRequest request,
        boolean finished,
        int status,
        Optional<String> replyText,
        Optional<Usage> usage,
        Optional<ApiError> refusal) {}
