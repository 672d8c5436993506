package lowtide.agent.control.process;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.HostConfig;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.control.relay.Relay;
import lowtide.agent.control.time.FairClock;

/** A process for agents with its connections: the channel to the grader, and the relay to Gemini if it is sealed. */
final class HostConnection {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final int MAX_CONNECTIONS = 256;
    private static final String GEMINI_SOCKET = "gemini";

    private final ProcessTree tree;
    private final HostListener listener;
    private final Optional<Relay> relay;
    private final AtomicLong sent;

    private HostConnection(ProcessTree tree, HostListener listener, Optional<Relay> relay, AtomicLong sent) {
        this.tree = tree;
        this.listener = listener;
        this.relay = relay;
        this.sent = sent;
    }

    /**
     * Starts the process and returns at once.
     *
     * @throws IllegalStateException if it cannot be started
     */
    static HostConnection start(AgentCommand command, Limits limits, int geminiPort) {
        try {
            HostListener listener = HostListener.open(command.sockets());
            AtomicLong sent = new AtomicLong();
            Optional<Relay> relay = Optional.empty();
            String gemini = String.valueOf(geminiPort);
            if (command.sockets().isPresent()) {
                relay = Optional.of(relay(command.sockets().get(), geminiPort, sent, limits.sent()));
                gemini = command.sockets().get().there() + "/" + GEMINI_SOCKET;
            }
            HostConfig config = new HostConfig(
                    listener.address(command.sockets()), gemini, listener.password(), command.training());
            ProcessTree tree = ProcessTree.start(
                    new ProcessBuilder(command.line()).redirectErrorStream(true), command.environment());
            tree.root()
                    .onExit()
                    .thenAccept(ended -> listener.connected()
                            .completeExceptionally(new IOException(
                                    "it ended with exit code " + ended.exitValue() + " before it connected")));
            try (var input = tree.root().getOutputStream()) {
                input.write(ValueCodec.write(config));
                input.write('\n');
            }
            return new HostConnection(tree, listener, relay, sent);
        } catch (IOException failure) {
            throw notStarted(failure);
        }
    }

    /** The process and all that it has started. */
    ProcessTree tree() {
        return tree;
    }

    /**
     * The channel to the process, once it has connected. If it does not connect, the kit is at fault, because the
     * process contains no agent yet.
     *
     * @throws IllegalStateException if it has not connected within 30 s, by the fair clock
     */
    FrameChannel channel() {
        try {
            return FairClock.machine().deadline(START_LIMIT).await(listener.connected());
        } catch (ExecutionException failure) {
            tree.kill();
            throw notStarted(failure.getCause());
        } catch (TimeoutException failure) {
            tree.kill();
            throw notStarted(new IOException("it did not connect within " + START_LIMIT.toSeconds() + " s"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notStarted(interrupted);
        }
    }

    /** How many bytes a sealed process has sent to Gemini since this was last reset, connections included. */
    long sent() {
        return sent.get();
    }

    void resetSent() {
        sent.set(0);
    }

    /** Cuts the process off from Gemini. */
    void closeRelay() {
        relay.ifPresent(Relay::close);
    }

    private static Relay relay(SharedFolder sockets, int geminiPort, AtomicLong sent, long most) throws IOException {
        return new Relay(
                HostListener.unixSocket(sockets.here().resolve(GEMINI_SOCKET), MAX_CONNECTIONS),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), geminiPort),
                MAX_CONNECTIONS,
                Limits.CONNECTION,
                bytes -> {
                    if (sent.addAndGet(bytes) > most) {
                        throw new IOException("too much");
                    }
                });
    }

    private static IllegalStateException notStarted(Throwable failure) {
        return new IllegalStateException(
                "The process for the agent could not be started: " + failure.getMessage(), failure);
    }
}
