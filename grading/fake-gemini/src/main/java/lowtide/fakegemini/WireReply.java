package lowtide.fakegemini;

import java.time.Duration;
import java.util.Optional;

/**
 * A reply ready to be sent.
 *
 * @param status HTTP status; 0 if the connection is reset instead
 * @param body whole body
 * @param sent how much of the body is sent, in characters; less than all of it means that the connection is then cut
 * @param delay before the first byte
 * @param dribble how long the body takes; zero means at once
 * @param last whether the connection ends with it
 */
record WireReply(
        int status,
        String contentType,
        String body,
        int sent,
        Duration delay,
        Duration dribble,
        boolean last,
        Optional<String> replyText,
        Optional<Usage> usage) {

    static WireReply json(int status, String body) {
        return of(status, "application/json; charset=UTF-8", body);
    }

    static WireReply of(int status, String contentType, String body) {
        return new WireReply(
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

    static WireReply reset() {
        return json(0, "");
    }

    /** What is refused before it is counted costs its client a connection. */
    WireReply asLast() {
        return new WireReply(status, contentType, body, sent, delay, dribble, true, replyText, usage);
    }

    WireReply saying(Optional<String> text, Usage reported) {
        return new WireReply(status, contentType, body, sent, delay, dribble, last, text, Optional.of(reported));
    }

    /** The client gets this much of the body and then a closed connection, so it was told nothing. */
    WireReply cutAfter(int characters) {
        return new WireReply(
                status, contentType, body, characters, delay, dribble, last, Optional.empty(), Optional.empty());
    }

    WireReply after(Duration wait) {
        return new WireReply(status, contentType, body, sent, wait, dribble, last, replyText, usage);
    }

    WireReply over(Duration time) {
        return new WireReply(status, contentType, body, sent, delay, time, last, replyText, usage);
    }
}
