package lowtide.fakegemini.reply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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
 * @param resetsConnection whether a body that is not sent in full ends with a reset of the connection
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
        boolean resetsConnection,
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
        return new HttpReply(
                status, contentType, body, sentCharacters, delay, duration, resetsConnection, true, replyText, usage);
    }

    HttpReply reporting(Optional<String> text, Usage reported) {
        return new HttpReply(
                status,
                contentType,
                body,
                sentCharacters,
                delay,
                duration,
                resetsConnection,
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
                resetsConnection,
                closesConnection,
                Optional.empty(),
                Optional.empty());
    }

    /** The same reply, whose connection is reset where the body is cut. */
    HttpReply resetting() {
        return new HttpReply(
                status, contentType, body, sentCharacters, delay, duration, true, closesConnection, replyText, usage);
    }

    /** Whether the connection ends before the whole body was sent. */
    public boolean isCut() {
        return sentCharacters < body.length();
    }

    /** Whether this is a stream of server-sent events. */
    public boolean isEventStream() {
        return contentType.equals(ResponseFormat.EVENT_STREAM);
    }

    /** What is sent of the body, event by event. */
    public List<String> sentEvents() {
        List<String> events = new ArrayList<>();
        for (int from = 0, to; from < sentCharacters; from = to) {
            int end = body.indexOf(ResponseFormat.EVENT_END, from);
            to = end < 0 ? sentCharacters : Math.min(end + ResponseFormat.EVENT_END.length(), sentCharacters);
            events.add(body.substring(from, to));
        }
        return events;
    }

    HttpReply delayedBy(Duration time) {
        return new HttpReply(
                status,
                contentType,
                body,
                sentCharacters,
                time,
                duration,
                resetsConnection,
                closesConnection,
                replyText,
                usage);
    }

    HttpReply lasting(Duration time) {
        return new HttpReply(
                status,
                contentType,
                body,
                sentCharacters,
                delay,
                time,
                resetsConnection,
                closesConnection,
                replyText,
                usage);
    }
}
