package lowtide.agent.api.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Pipe;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrameChannelTest {

    private Pipe pipe;
    private FrameChannel channel;

    @BeforeEach
    void open() throws IOException {
        pipe = Pipe.open();
        channel = new FrameChannel(pipe.source(), pipe.sink());
    }

    @AfterEach
    void close() throws IOException {
        channel.close();
    }

    @Test
    void aFrameArrivesAsItWasSent() throws IOException {
        channel.send(List.of("Käse", "half a \ud83e", "🥗"));

        assertThat(channel.receive(String[].class)).containsExactly("Käse", "half a \ud83e", "🥗");
        assertThat(channel.received()).isPositive();
    }

    @Test
    void framesOfSeveralThreadsDoNotMix() throws Exception {
        List<Thread> senders = IntStream.range(0, 4)
                .mapToObj(i -> new Thread(() -> sendManyTimes("x".repeat(i + 1))))
                .toList();
        senders.forEach(Thread::start);

        List<String> arrived = new ArrayList<>();
        for (int i = 0; i < 4 * 50; i++) {
            arrived.add(channel.receive(String.class));
        }
        for (Thread sender : senders) {
            sender.join();
        }

        assertThat(arrived).allMatch(text -> text.matches("x{1,4}"));
    }

    @Test
    void theEndIsToldFromAFault() throws IOException {
        pipe.sink().close();

        assertThatThrownBy(() -> channel.receive(String.class)).isInstanceOf(EOFException.class);
    }

    @Test
    void aLengthThatNoFrameHasIsRefusedBeforeMemoryIsTaken() throws IOException {
        write(-1, "");
        assertThatThrownBy(() -> channel.receive(String.class)).hasMessage("a frame of -1 bytes");

        write(Integer.MAX_VALUE, "");
        assertThatThrownBy(() -> channel.receive(String.class)).hasMessageContaining("a frame of 2147483647 bytes");
    }

    @Test
    void whatIsNoJsonIsRefused() throws IOException {
        write(2, "[[");

        assertThatThrownBy(() -> channel.receive(String[].class)).isInstanceOf(IOException.class);
    }

    @Test
    void moreValuesThanAnyCheckCausesAreRefused() throws Exception {
        String values = "[" + "0,".repeat(1_100_000) + "0]";
        Thread sender = new Thread(() -> {
            try {
                write(values.length(), values);
            } catch (IOException closed) {
                throw new IllegalStateException(closed);
            }
        });
        sender.start();

        assertThatThrownBy(() -> channel.receive(int[].class)).hasMessageContaining("Token count");
        sender.join();
    }

    private void write(int length, String json) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(4 + json.length())
                .putInt(length)
                .put(json.getBytes(StandardCharsets.US_ASCII))
                .flip();
        while (bytes.hasRemaining()) {
            pipe.sink().write(bytes);
        }
    }

    private void sendManyTimes(String text) {
        try {
            for (int i = 0; i < 50; i++) {
                channel.send(text);
            }
        } catch (IOException broken) {
            throw new IllegalStateException(broken);
        }
    }
}
