package lowtide.agent.control.relay;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class RelayTest {

    private final AtomicLong passed = new AtomicLong();
    private ServerSocketChannel target;
    private ServerSocketChannel entrance;
    private Relay relay;

    @BeforeEach
    void start() throws IOException {
        target = listening();
        entrance = listening();
        relay = new Relay(entrance, target.getLocalAddress(), 2, 100, bytes -> {
            if (passed.addAndGet(bytes) > 1_000) {
                throw new IOException("too much");
            }
        });
    }

    @AfterEach
    void stop() throws IOException {
        relay.close();
        target.close();
    }

    @Test
    void whatIsSentArrivesAndTheAnswerComesBack() throws IOException {
        try (SocketChannel near = SocketChannel.open(entrance.getLocalAddress());
                SocketChannel far = target.accept()) {
            write(near, "hello");
            assertThat(read(far, 5)).isEqualTo("hello");
            write(far, "hi");
            assertThat(read(near, 2)).isEqualTo("hi");
        }
        assertThat(passed).hasValue(100 + "hello".length());
    }

    @Test
    void whenTheQuotaIsUsedUpTheConnectionEnds() throws IOException {
        try (SocketChannel near = SocketChannel.open(entrance.getLocalAddress());
                SocketChannel far = target.accept()) {
            write(near, "x".repeat(2_000));

            assertThat(far.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            assertThat(near.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    @Test
    void moreConnectionsThanAllowedAreHungUp() throws IOException {
        try (SocketChannel first = SocketChannel.open(entrance.getLocalAddress());
                SocketChannel firstFar = target.accept();
                SocketChannel second = SocketChannel.open(entrance.getLocalAddress());
                SocketChannel secondFar = target.accept()) {
            write(first, "a");
            write(second, "b");
            assertThat(read(firstFar, 1) + read(secondFar, 1)).isEqualTo("ab");

            try (SocketChannel third = SocketChannel.open(entrance.getLocalAddress())) {
                assertThat(third.read(ByteBuffer.allocate(1))).isEqualTo(-1);
            }
        }
    }

    @Test
    void closingItEndsConnections() throws IOException {
        try (SocketChannel near = SocketChannel.open(entrance.getLocalAddress());
                SocketChannel far = target.accept()) {
            write(near, "a");
            assertThat(read(far, 1)).isEqualTo("a");

            relay.close();

            assertThat(near.read(ByteBuffer.allocate(1))).isEqualTo(-1);
        }
    }

    private static ServerSocketChannel listening() throws IOException {
        return ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
    }

    private static void write(SocketChannel channel, String text) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    private static String read(SocketChannel channel, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && channel.read(bytes) >= 0) {
            Thread.onSpinWait();
        }
        return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8);
    }
}
