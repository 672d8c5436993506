package lowtide.agent.control.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.HostConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class HostListenerTest {

    @Test
    void theFirstWhoKnowsThePasswordIsConnected() throws Exception {
        try (HostListener listener = HostListener.open(Optional.empty());
                FrameChannel stranger = connected(listener, Optional.empty());
                FrameChannel silent = connected(listener, Optional.empty());
                FrameChannel host = connected(listener, Optional.empty())) {
            stranger.send("open sesame");
            assertThatThrownBy(() -> stranger.receive(String.class)).isInstanceOf(IOException.class);
            assertThat(listener.connected()).isNotDone();

            host.send(listener.password());
            listener.connected().get(10, TimeUnit.SECONDS).send("welcome");

            assertThat(host.receive(String.class)).isEqualTo("welcome");
            assertThat(silent.received()).isZero();
        }
    }

    @Test
    void whoComesLaterIsNotLetIn() throws Exception {
        try (HostListener listener = HostListener.open(Optional.empty());
                FrameChannel host = connected(listener, Optional.empty())) {
            String address = listener.address(Optional.empty());
            host.send(listener.password());
            listener.connected().get(10, TimeUnit.SECONDS);

            assertThatThrownBy(() -> {
                        try (FrameChannel late = new FrameChannel(SocketChannel.open(HostConfig.address(address)))) {
                            late.send(listener.password());
                            late.receive(String.class);
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "agents there use loopback")
    void aUnixSocketTakesThePlaceOfOneThatWasLeft(@TempDir Path folder) throws Exception {
        Files.createFile(folder.resolve("control"));
        Optional<SharedFolder> sockets = Optional.of(new SharedFolder(folder, folder.toString()));
        try (HostListener listener = HostListener.open(sockets);
                FrameChannel host = connected(listener, sockets)) {
            host.send(listener.password());

            assertThat(listener.connected().get(10, TimeUnit.SECONDS)).isNotNull();
        }
    }

    @Test
    void passwordsDiffer() throws IOException {
        try (HostListener one = HostListener.open(Optional.empty());
                HostListener other = HostListener.open(Optional.empty())) {
            assertThat(one.password()).hasSize(32).isNotEqualTo(other.password());
        }
    }

    private static FrameChannel connected(HostListener listener, Optional<SharedFolder> sockets) throws IOException {
        return new FrameChannel(SocketChannel.open(HostConfig.address(listener.address(sockets))));
    }
}
