package lowtide.agent.control.process;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.Reply;

/** Reads what an agent's process sends, and ends a process that sends more than it was asked for. Thread-safe. */
final class ReplyReader {

    private final FrameChannel channel;
    private final Limits limits;
    private final Consumer<AgentDied> end;
    private final Map<Long, PendingRequest> pending = new ConcurrentHashMap<>();
    private final Map<Long, CallbackHandler> functionsOfCalls = new ConcurrentHashMap<>();
    private final ExecutorService functionRunners =
            Executors.newCachedThreadPool(work -> Daemon.thread("function", work));
    private final AtomicInteger functionsRunning = new AtomicInteger();
    private final AtomicInteger callbacks = new AtomicInteger();
    private volatile long receivedLimit = Long.MAX_VALUE;
    private volatile Session session = new Session(0, CallbackHandler.NONE);
    private final CountDownLatch ended = new CountDownLatch(1);
    private volatile boolean hungUp;
    private volatile boolean exiting;
    private volatile boolean stopped;

    /** @param end ends the process */
    ReplyReader(FrameChannel channel, Limits limits, Consumer<AgentDied> end) {
        this.channel = channel;
        this.limits = limits;
        this.end = end;
        Daemon.start("replies", this::read);
    }

    /** Begins to count what is received. */
    void beginSession() {
        receivedLimit = channel.received() + limits.replied();
        callbacks.set(0);
        functionsOfCalls.clear();
    }

    /** The functions that the constructor got, until the agent ends. */
    void keepFunctions(long openId, CallbackHandler functions) {
        session = new Session(openId, functions);
    }

    void add(long id, PendingRequest request) {
        pending.put(id, request);
        if (request.functions() != CallbackHandler.NONE) {
            functionsOfCalls.put(id, request.functions()); // an agent may call them even when the call has ended
        }
    }

    void remove(long id) {
        pending.remove(id);
    }

    /** One of the requests that wait for a reply. */
    Optional<PendingRequest> anyPending() {
        return pending.values().stream().findFirst();
    }

    boolean hasHungUp() {
        return hungUp;
    }

    /** Whether the process has announced its exit; waits until everything that it sent has been read. */
    boolean saidThatItExits(Duration limit) {
        try {
            return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS) && exiting;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Fails all pending requests, and stops reading. */
    void stop(Throwable why) {
        stopped = true;
        functionRunners.shutdownNow();
        pending.values().forEach(request -> request.fail(why));
    }

    private void read() {
        long unasked = 0;
        try {
            while (!stopped) {
                long before = channel.received();
                Reply reply = channel.receive(Reply.class);
                if (reply == null) {
                    throw new IOException("a frame that is null");
                }
                exiting |= reply instanceof Reply.Exiting;
                if (!isExpected(reply)) {
                    unasked += channel.received() - before;
                }
                if (unasked > Limits.UNASKED || channel.received() > receivedLimit || isFlood(reply)) {
                    end.accept(new AgentDied(
                            "The agent's process sent the grader more than it had been asked for, and was ended."));
                }
            }
        } catch (IOException | RuntimeException | StackOverflowError ended) { // what an agent forges can be anything
            hungUp = true;
            this.ended.countDown();
            pending.values().forEach(request -> request.fail(ended));
        }
    }

    private boolean isExpected(Reply reply) {
        PendingRequest request = pending.get(reply.id());
        if (request != null && request.offer(reply)) {
            return true;
        }
        Session current = session;
        CallbackHandler functions =
                reply.id() == current.openId() ? current.functions() : functionsOfCalls.get(reply.id());
        if (reply instanceof Reply.Callback callback && functions != null) {
            runLater(callback, functions);
            return true;
        }
        return false;
    }

    private boolean isFlood(Reply reply) {
        if (!(reply instanceof Reply.Callback)) {
            return false;
        }
        PendingRequest request = pending.get(reply.id());
        int waiting = request == null ? functionsRunning.get() : request.waiting();
        return callbacks.incrementAndGet() > limits.callbacks() || waiting > Limits.CALLBACKS_AT_ONCE;
    }

    private void runLater(Reply.Callback callback, CallbackHandler functions) {
        functionsRunning.incrementAndGet();
        functionRunners.execute(() -> {
            try {
                channel.send(PendingRequest.result(callback, functions));
            } catch (IOException gone) {
                // the process has ended, and nothing waits for this any more
            } finally {
                functionsRunning.decrementAndGet();
            }
        });
    }

    private record Session(long openId, CallbackHandler functions) {}
}
