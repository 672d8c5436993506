package lowtide.agent.control.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongFunction;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.api.frame.Frame;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.HostConfig;

/** One process for agents and the socket to it. Thread-safe. */
public final class HostProcess {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration WATCH = Duration.ofMillis(250);
    private static final Duration LOOK = Duration.ofMillis(20);
    private static final int OUT_OF_MEMORY = 3; // what -XX:+ExitOnOutOfMemoryError exits with
    private static final int MOST_CONNECTIONS = 256;
    private static final int OWN_PROCESSES = 3; // the JVM, and two of bubblewrap's around it

    private final ProcessTree tree;
    private final OutputDrain output;
    private final CompletableFuture<FrameChannel> connected;
    private final Optional<Relay> relay;
    private final Duration callLimit;
    private final AtomicLong ids = new AtomicLong();
    private final AtomicLong sent;
    private final Map<Long, Question> pending = new ConcurrentHashMap<>();
    private volatile Budget budget = new Budget(Duration.ofDays(1));
    private volatile long printedLimit = Long.MAX_VALUE;
    private volatile long repliedLimit = Long.MAX_VALUE;
    private volatile long stageEnd = System.nanoTime() + Duration.ofDays(1).toNanos();
    private volatile AgentException over;
    private volatile boolean hungUp;
    private boolean reading;

    private HostProcess(
            ProcessTree tree,
            CompletableFuture<FrameChannel> connected,
            Optional<Relay> relay,
            AtomicLong sent,
            Duration callLimit) {
        this.tree = tree;
        this.output = new OutputDrain(tree.root().getInputStream());
        this.connected = connected;
        this.relay = relay;
        this.sent = sent;
        this.callLimit = callLimit;
        daemon("watch", this::watch);
    }

    /** Starts the process and returns at once. */
    public static HostProcess start(AgentCommand command, Limits limits, int geminiPort) {
        byte[] random = new byte[16];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try {
            Optional<SocketPaths> sockets = command.sockets();
            AtomicLong sent = new AtomicLong();
            Optional<Relay> relay = Optional.empty();
            ServerSocketChannel listener;
            HostConfig config;
            if (sockets.isPresent()) {
                listener = listen(sockets.get().here().resolve("control"), 4);
                relay = Optional.of(new Relay(
                        listen(sockets.get().here().resolve("gemini"), MOST_CONNECTIONS),
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), geminiPort),
                        MOST_CONNECTIONS,
                        Limits.CONNECTION,
                        bytes -> {
                            if (sent.addAndGet(bytes) > Limits.SENT) {
                                throw new IOException("too much");
                            }
                        }));
                config = new HostConfig(
                        sockets.get().there() + "/control",
                        0,
                        password,
                        sockets.get().there() + "/gemini",
                        geminiPort,
                        command.training());
            } else {
                listener = ServerSocketChannel.open().bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                int port = ((InetSocketAddress) listener.getLocalAddress()).getPort();
                config = new HostConfig(null, port, password, null, geminiPort, command.training());
            }
            CompletableFuture<FrameChannel> connected = new CompletableFuture<>();
            daemon("listener", () -> welcome(listener, password, connected));
            ProcessTree tree = ProcessTree.start(
                    new ProcessBuilder(command.line()).redirectErrorStream(true), command.environment());
            tree.root()
                    .onExit()
                    .thenAccept(ended -> connected.completeExceptionally(new IOException(
                            "it ended with exit code " + ended.exitValue() + " before it said a word")));
            connected.whenComplete((wire, failure) -> close(listener));
            try (var input = tree.root().getOutputStream()) {
                input.write(FrameChannel.JSON.writeValueAsBytes(config));
                input.write('\n');
            }
            return new HostProcess(tree, connected, relay, sent, limits.call());
        } catch (IOException failure) {
            throw notStarted(failure);
        }
    }

    private static ServerSocketChannel listen(Path path, int backlog) throws IOException {
        Files.deleteIfExists(path); // left by a process that was ended
        ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        SocketAddress address = UnixDomainSocketAddress.of(path);
        socket.bind(address, backlog);
        Files.setPosixFilePermissions(
                path, PosixFilePermissions.fromString("rw-rw-rw-")); // the agent is another user; the folder is private
        return socket;
    }

    /** Takes the first who knows the password. */
    private static void welcome(
            ServerSocketChannel listener, String password, CompletableFuture<FrameChannel> connected) {
        while (listener.isOpen()) {
            try {
                SocketChannel channel = listener.accept();
                daemon("welcome", () -> {
                    FrameChannel wire = new FrameChannel(channel);
                    try {
                        if (!password.equals(wire.receive(String.class)) || !connected.complete(wire)) {
                            wire.close();
                        }
                    } catch (IOException stranger) {
                        close(channel);
                    }
                });
            } catch (IOException closed) {
                return;
            }
        }
    }

    /**
     * Begins to count what the process uses up, once it is there.
     *
     * @param end when no call may take any longer, as of {@link System#nanoTime}
     */
    public void beginSession(Duration processor, long end) {
        repliedLimit = wire().received() + Limits.REPLIED;
        stageEnd = end;
        output.drain();
        printedLimit = output.total() + Limits.PRINTED;
        sent.set(0);
        budget = new Budget(processor);
    }

    public boolean isUsable() {
        return over == null && !hungUp && tree.root().isAlive();
    }

    /** What came out of the process since this was last asked. */
    public ConsoleOutput console() {
        return output.drain();
    }

    public JsonNode ask(LongFunction<Frame.Request> request, String what) {
        long id = ids.incrementAndGet();
        Question question = new Question(what, new CompletableFuture<>());
        FrameChannel wire = wire();
        pending.put(id, question);
        try {
            if (over != null) {
                throw over;
            }
            if (hungUp) {
                throw new IOException("the process has hung up");
            }
            wire.send(request.apply(id));
            Frame.Reply reply = question.answer()
                    .get(Math.min(callLimit.toNanos(), stageEnd - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (reply.mismatch() != null) {
                throw new SignatureMismatch(reply.mismatch());
            }
            if (reply.thrown() != null) {
                throw new AgentThrew(what, reply.thrown());
            }
            return reply.value();
        } catch (TimeoutException late) {
            throw end(question.notBack());
        } catch (IOException | ExecutionException broken) {
            throw end(obituary(what));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw end(new AgentTimedOut(what + " was given up because the check's time was over."));
        } finally {
            pending.remove(id);
        }
    }

    /** Sends what gets no reply. */
    public void tell(Frame.Request request, String what) {
        FrameChannel wire = wire();
        if (over != null) {
            throw over;
        }
        try {
            wire.send(request);
        } catch (IOException broken) {
            throw end(obituary(what));
        }
    }

    /** Whether a reply is still to come. */
    public boolean isAwaited() {
        return !pending.isEmpty();
    }

    /** Ends the process and waits until it is gone. */
    public void end() {
        end(new AgentDied("The agent's process has been ended."));
        tree.killAndWait();
    }

    /** Hangs up, and waits until the process has ended by itself. */
    public void finish() {
        close(wire());
        try {
            tree.root().waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        end();
    }

    /** Waits for the process to connect; its fault is ours, because no agent is in it yet. */
    private FrameChannel wire() {
        try {
            FrameChannel wire = connected.get(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            synchronized (this) {
                if (!reading) {
                    reading = true;
                    daemon("replies", () -> read(wire));
                }
            }
            return wire;
        } catch (ExecutionException failure) {
            tree.kill();
            throw notStarted(failure.getCause());
        } catch (TimeoutException failure) {
            tree.kill();
            throw notStarted(new IOException("it said nothing for " + START_LIMIT.toSeconds() + " s"));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw notStarted(interrupted);
        }
    }

    private static IllegalStateException notStarted(Throwable failure) {
        return new IllegalStateException(
                "The process for the agent could not be started: " + failure.getMessage(), failure);
    }

    private synchronized AgentException end(AgentException why) {
        if (over == null) {
            over = why;
            relay.ifPresent(Relay::close);
        }
        tree.kill();
        pending.values().forEach(question -> question.answer().completeExceptionally(over));
        return over;
    }

    private AgentDied obituary(String what) {
        try {
            if (tree.root().waitFor(2, TimeUnit.SECONDS)) {
                int code = tree.root().exitValue();
                return new AgentDied("The agent's process ended during " + what + " with exit code " + code
                        + (code == OUT_OF_MEMORY
                                ? ", which is how the JVM ends when memory is exhausted."
                                : ", as System.exit makes it."));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        return new AgentDied("The agent's process broke off its connection during " + what + ".");
    }

    private void read(FrameChannel wire) {
        long unasked = 0;
        try {
            while (over == null) {
                long before = wire.received();
                Frame.Reply reply = wire.receive(Frame.Reply.class);
                if (reply == null) {
                    throw new IOException("a frame that is null");
                }
                Question question = pending.get(reply.id());
                if (question != null) {
                    question.answer().complete(reply);
                } else {
                    unasked += wire.received() - before;
                }
                if (unasked > Limits.UNASKED || wire.received() > repliedLimit) {
                    end(new AgentDied(
                            "The agent's process sent the grader more than it had been asked for, and was ended."));
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError ended) { // what an agent forges may be anything
            hungUp = true;
            pending.values().forEach(question -> question.answer().completeExceptionally(ended));
        }
    }

    /** Keeps the output flowing, and ends a process that uses up more than an agent may. */
    private void watch() {
        while (tree.root().isAlive() && over == null) {
            excess().ifPresent(this::end);
            for (long next = System.nanoTime() + WATCH.toNanos(); System.nanoTime() < next; ) {
                if (output.pump()) {
                    Thread.yield(); // it prints faster than its pipe is long, and stands still while nobody reads
                } else {
                    LockSupport.parkNanos(LOOK.toNanos());
                }
            }
        }
    }

    private Optional<AgentException> excess() {
        ProcessTree.Usage usage = tree.usage();
        if (budget.isOverdrawn(usage.processor())) {
            return Optional.of(pending.values().stream()
                    .findFirst()
                    .map(Question::notBack)
                    .orElseGet(() ->
                            new AgentTimedOut("The agent went on using the processor when nobody had called it.")));
        } else if (usage.processes() > OWN_PROCESSES + Limits.PROCESSES) {
            return Optional.of(
                    new AgentDied("The agent started more than " + Limits.PROCESSES + " processes, and was ended."));
        } else if (usage.kilobytes() >> 10 > Limits.MEMORY) {
            return Optional.of(new AgentDied(
                    "The agent's processes held more than " + Limits.MEMORY + " MB of memory, and were ended."));
        } else if (sent.get() > Limits.SENT) {
            return Optional.of(new AgentDied(
                    "The agent sent more than " + (Limits.SENT >> 20) + " MB to Gemini, each connection counted as "
                            + (Limits.CONNECTION >> 10) + " KB, and was ended."));
        } else if (output.total() > printedLimit) {
            return Optional.of(
                    new AgentDied("The agent printed more than " + (Limits.PRINTED >> 20) + " MB, and was ended."));
        }
        return Optional.empty();
    }

    private static void daemon(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException gone) {
            // it is gone, which is all that was wanted
        }
    }

    /** The processor time of one session, counted from the first look at it. */
    private static final class Budget {

        private final Duration processor;
        private Duration end;

        Budget(Duration processor) {
            this.processor = processor;
        }

        /** Asked by the watch alone. */
        boolean isOverdrawn(Duration used) {
            if (end == null) {
                end = used.plus(processor);
            }
            return used.compareTo(end) > 0;
        }
    }

    /** A request that waits for its reply. */
    private record Question(String what, CompletableFuture<Frame.Reply> answer) {

        AgentTimedOut notBack() {
            return new AgentTimedOut(what + " did not come back.");
        }
    }
}
