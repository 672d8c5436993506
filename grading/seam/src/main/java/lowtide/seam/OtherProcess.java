package lowtide.seam;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;

/**
 * Agents in a process of their own. The process serves one session after the other; one that died, hung or
 * talks nonsense is ended, and the next session gets a new one. One session at a time.
 */
public final class OtherProcess implements AgentHome {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);

    private final List<String> command;
    private final Duration callLimit;
    private final Duration limit;
    private final long start = System.nanoTime();
    private Link link;

    /**
     * @param command starts a JVM with {@link Host} as its main class and the student's classes on its class path
     * @param callLimit how long one call may take before the process is ended
     * @param limit how long after now sessions can still be opened
     */
    public OtherProcess(List<String> command, Duration callLimit, Duration limit) {
        this.command = List.copyOf(command);
        this.callLimit = callLimit;
        this.limit = limit;
    }

    @Override
    public <A> AgentSession<A> open(StageContract<A> contract, ModelAccess model, Instant now) {
        if (System.nanoTime() - start > limit.toNanos()) {
            throw new AgentTimedOut("The " + limit.toSeconds() + " s that this stage may take were used up.");
        }
        if (link == null || !link.isUsable()) {
            close();
            link = Link.start(command, callLimit);
        }
        Link current = link;
        current.ask(id -> new Frame.Open(id, contract.agent().getName(), contract.className(), contract.takesClock(), model, now),
                "new WellnessAgent(...)");
        return new Session<>(contract.agent(), current);
    }

    @Override
    public void close() {
        if (link != null) {
            link.end();
            link = null;
        }
    }

    private static final class Session<A> extends AgentSession<A> {

        private final Link link;

        Session(Class<A> type, Link link) {
            super(type);
            this.link = link;
        }

        @Override
        Object call(Method method, Object[] arguments, Rendezvous meeting) {
            List<JsonNode> values = Arrays.stream(arguments).<JsonNode>map(Wire.JSON::valueToTree).toList();
            JsonNode value = link.ask(id -> new Frame.Call(id, method.getName(), values, meeting), method.getName() + "(...)");
            return value(value, method.getReturnType());
        }

        @Override
        public void setTime(Instant now) {
            link.ask(id -> new Frame.SetTime(id, now), "setting the clock");
        }

        @Override
        public List<LogEvent> drainLog() {
            return List.of(value(link.ask(Frame.DrainLog::new, "reading the log"), LogEvent[].class));
        }

        @Override
        public Console drainConsole() {
            return value(link.ask(Frame.DrainConsole::new, "reading the console"), Console.class);
        }

        private <T> T value(JsonNode value, Class<T> type) {
            try {
                return Wire.JSON.convertValue(value, type);
            } catch (IllegalArgumentException nonsense) {
                link.end();
                throw new AgentDied("The agent's process sent something that is no answer, and was ended.");
            }
        }
    }

    /** One process and the socket to it. Thread-safe. */
    private static final class Link {

        private final Process process;
        private final Wire wire;
        private final Duration callLimit;
        private final AtomicLong ids = new AtomicLong();
        private final Map<Long, CompletableFuture<Frame.Reply>> pending = new ConcurrentHashMap<>();
        private volatile AgentException over;
        private volatile boolean hungUp;

        private Link(Process process, Wire wire, Duration callLimit) {
            this.process = process;
            this.wire = wire;
            this.callLimit = callLimit;
            Thread reader = new Thread(this::read, "replies");
            reader.setDaemon(true);
            reader.start();
        }

        static Link start(List<String> command, Duration callLimit) {
            byte[] random = new byte[16];
            new SecureRandom().nextBytes(random);
            String password = HexFormat.of().formatHex(random);
            Process process = null;
            try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                process = new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
                try (var input = process.getOutputStream()) {
                    input.write((server.getLocalPort() + "\n" + password + "\n").getBytes(StandardCharsets.US_ASCII));
                }
                return new Link(process, accept(server, process, password), callLimit);
            } catch (IOException failure) {
                if (process != null) {
                    process.destroyForcibly();
                }
                throw new IllegalStateException("The process for the agent could not be started: " + failure.getMessage(), failure);
            }
        }

        private static Wire accept(ServerSocket server, Process process, String password) throws IOException {
            server.setSoTimeout(200);
            long deadline = System.nanoTime() + START_LIMIT.toNanos();
            while (System.nanoTime() < deadline) {
                try {
                    Socket socket = server.accept();
                    Wire wire = new Wire(socket);
                    if (password.equals(wire.receive(String.class))) {
                        return wire;
                    }
                    wire.close();
                } catch (java.net.SocketTimeoutException notYet) {
                    if (!process.isAlive()) {
                        throw new IOException("it ended with exit code " + process.exitValue() + " before it said a word");
                    }
                }
            }
            throw new IOException("it said nothing for " + START_LIMIT.toSeconds() + " s");
        }

        boolean isUsable() {
            return over == null && !hungUp && process.isAlive();
        }

        JsonNode ask(LongFunction<Frame.Request> request, String what) {
            long id = ids.incrementAndGet();
            CompletableFuture<Frame.Reply> answer = new CompletableFuture<>();
            pending.put(id, answer);
            try {
                if (over != null) {
                    throw over;
                }
                if (hungUp) {
                    throw new IOException("the process has hung up");
                }
                wire.send(request.apply(id));
                Frame.Reply reply = answer.get(callLimit.toNanos(), TimeUnit.NANOSECONDS);
                if (reply.mismatch() != null) {
                    throw new SignatureMismatch(reply.mismatch());
                }
                if (reply.thrown() != null) {
                    throw new AgentThrew(what, reply.thrown());
                }
                return reply.value();
            } catch (TimeoutException late) {
                throw end(new AgentTimedOut(what + " did not come back within " + callLimit.toSeconds() + " s."));
            } catch (IOException | ExecutionException broken) {
                throw end(obituary(what));
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw end(new AgentTimedOut(what + " was given up because the check's time was over."));
            } finally {
                pending.remove(id);
            }
        }

        /** Ends the process and waits until it is gone, so that its class files can be deleted on every system. */
        void end() {
            end(new AgentDied("The agent's process has been ended."));
            try {
                process.waitFor(START_LIMIT.toSeconds(), TimeUnit.SECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        }

        private synchronized AgentException end(AgentException why) {
            if (over == null) {
                over = why;
            }
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
            pending.values().forEach(answer -> answer.completeExceptionally(over));
            return over;
        }

        private AgentDied obituary(String what) {
            try {
                if (process.waitFor(2, TimeUnit.SECONDS)) {
                    int code = process.exitValue();
                    return new AgentDied("The agent's process ended during " + what + " with exit code " + code
                            + (code == 3 ? ", which is how the JVM ends when memory is exhausted." : ", as System.exit makes it."));
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
            return new AgentDied("The agent's process broke off its connection during " + what + ".");
        }

        private void read() {
            try {
                while (true) {
                    Frame.Reply reply = wire.receive(Frame.Reply.class);
                    CompletableFuture<Frame.Reply> answer = pending.get(reply.id());
                    if (answer != null) {
                        answer.complete(reply);
                    }
                }
            } catch (IOException ended) {
                hungUp = true;
                pending.values().forEach(answer -> answer.completeExceptionally(ended));
            }
        }
    }
}
