package lowtide.agent.control.process;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import lowtide.agent.api.frame.FrameChannel;

/** Waits for an agent's process to connect, and accepts the first connection that knows the password. */
final class HostListener implements Closeable {

    private static final String SOCKET = "control";
    private static final int BACKLOG = 4;

    private final ServerSocketChannel socket;
    private final String password = randomPassword();
    private final CompletableFuture<FrameChannel> connected = new CompletableFuture<>();

    private HostListener(ServerSocketChannel socket) {
        this.socket = socket;
        Daemon.start("listener", this::accept);
        connected.whenComplete((channel, failure) -> Daemon.close(this));
    }

    /** Listens in this folder, or at a loopback port if there is none. */
    static HostListener open(Optional<SharedFolder> sockets) throws IOException {
        return new HostListener(
                sockets.isPresent()
                        ? unixSocket(sockets.get().here().resolve(SOCKET), BACKLOG)
                        : ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0)));
    }

    /** A new Unix socket that other users can connect to; its folder decides who can reach it. */
    static ServerSocketChannel unixSocket(Path path, int backlog) throws IOException {
        Files.deleteIfExists(path); // left by a process that was ended
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(path), backlog);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        return socket;
    }

    /** Where the process finds it. */
    String address(Optional<SharedFolder> sockets) throws IOException {
        return sockets.isPresent()
                ? sockets.get().there() + "/" + SOCKET
                : String.valueOf(((InetSocketAddress) socket.getLocalAddress()).getPort());
    }

    /** What the process must send first. */
    String password() {
        return password;
    }

    /** The channel to the process, once it has connected. Completing this stops the listening. */
    CompletableFuture<FrameChannel> connected() {
        return connected;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void accept() {
        while (socket.isOpen()) {
            try {
                SocketChannel channel = socket.accept();
                if (channel.supportedOptions().contains(StandardSocketOptions.TCP_NODELAY)) {
                    // Otherwise, a request that follows a command waits 40 ms for its acknowledgement.
                    channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
                }
                Daemon.start("greeter", () -> greet(channel));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void greet(SocketChannel channel) {
        FrameChannel frames = new FrameChannel(channel);
        try {
            if (!password.equals(frames.receive(String.class)) || !connected.complete(frames)) {
                frames.close();
            }
        } catch (IOException stranger) {
            Daemon.close(channel);
        }
    }

    private static String randomPassword() {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
