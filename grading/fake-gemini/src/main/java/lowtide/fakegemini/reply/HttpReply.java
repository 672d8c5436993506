package lowtide.fakegemini.reply;

import java.time.Duration;
import java.util.Optional;
import lowtide.fakegemini.model.Usage;

/**
 * A reply as the server sends it. Immutable.
 *
 * @param status HTTP status code; 0 if the connection is reset instead
 * @param body the complete body
 * @param sentCharacters how much of the body is sent; if less than all of it, the connection is then cut
 * @param delay before the first byte
 * @param duration how long sending the body takes; zero means at once
 * @param closesConnection whether the server closes the connection after this reply
 * @param replyText the text that the client can read in the reply, if any
 * @param usage what the reply reports, if anything
 */
public record HttpReply(
        int status,
        String contentType,
        String body,
        int sentCharacters,
        Duration delay,
        Duration duration,
        boolean closesConnection,
        Optional<String> replyText,
        Optional<Usage> usage) {

    static HttpReply json(int status, String body) {
        return of(status, "application/json; charset=UTF-8", body);
    }

    static HttpReply of(int status, String contentType, String body) {
        return new HttpReply(
                status,
                contentType,
                body,
                body.length(),
                Duration.ZERO,
                Duration.ZERO,
                false,
                Optional.empty(),
                Optional.empty());
    }

    /** Resets the connection instead of answering. */
    public static HttpReply connectionReset() {
        return json(0, "");
    }

    /** Whether the connection is reset instead of being answered. */
    public boolean isConnectionReset() {
        return status == 0;
    }

    /** The same reply, after which the connection is closed. */
    public HttpReply closingConnection() {
        return new HttpReply(status, contentType, body, sentCharacters, delay, duration, true, replyText, usage);
    }

    HttpReply reporting(Optional<String> text, Usage reported) {
        return new HttpReply(
                status,
                contentType,
                body,
                sentCharacters,
                delay,
                duration,
                closesConnection,
                text,
                Optional.of(reported));
    }

    /** Without text and usage, because the client cannot read a body that is cut. */
    HttpReply cutAfter(int characters) {
        return new HttpReply(
                status,
                contentType,
                body,
                characters,
                delay,
                duration,
                closesConnection,
                Optional.empty(),
                Optional.empty());
    }

    HttpReply delayedBy(Duration time) {
        return new HttpReply(
                status, contentType, body, sentCharacters, time, duration, closesConnection, replyText, usage);
    }

    HttpReply lasting(Duration time) {
        return new HttpReply(
                status, contentType, body, sentCharacters, delay, time, closesConnection, replyText, usage);
    }
}
