package lowtide.fakegemini.http;

import lowtide.fakegemini.reply.HttpReply;

/** A reply, and when the events of a stream are sent. */
public record Answer(HttpReply reply, Pace pace) {

    /** A reply that is sent at once. */
    static Answer of(HttpReply reply) {
        return new Answer(reply, Pace.AT_ONCE);
    }

    /** Whether WireMock cannot send it, because it waits between events, or resets a connection after some. */
    boolean isPaced() {
        return reply.isEventStream() && (pace != Pace.AT_ONCE || reply.resetsConnection());
    }
}
