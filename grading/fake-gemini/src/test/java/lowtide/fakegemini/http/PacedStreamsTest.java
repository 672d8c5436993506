package lowtide.fakegemini.http;

import static org.assertj.core.api.Assertions.assertThat;

import lowtide.fakegemini.reply.HttpReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Streams that wait")
class PacedStreamsTest {

    @Test
    @DisplayName("are given away once, under names of their own")
    void areGivenAwayOnce() {
        PacedStreams streams = new PacedStreams();
        Answer first = Answer.of(HttpReply.connectionReset());
        Answer second = Answer.of(HttpReply.connectionReset());
        String name = streams.add(first);

        assertThat(streams.add(second)).isNotEqualTo(name);
        assertThat(streams.take(name)).containsSame(first);
        assertThat(streams.take(name)).isEmpty();
    }
}
