package lowtide.agent.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.Reply;
import lowtide.agent.api.frame.Request;
import lowtide.agent.host.callback.CallbackException;
import lowtide.agent.host.callback.Callbacks;

/** Calls functions of the grader over the channel to it. Thread-safe. */
final class PendingCallbacks implements Callbacks {

    /** A channel is closed if the thread that writes to it is interrupted, and the agent's own threads may be. */
    private final Executor sender = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "callbacks");
        thread.setDaemon(true);
        return thread;
    });

    private final FrameChannel grader;
    private final AtomicLong numbers = new AtomicLong();
    private final Map<Long, CompletableFuture<JsonNode>> pending = new ConcurrentHashMap<>();

    PendingCallbacks(FrameChannel grader) {
        this.grader = grader;
    }

    @Override
    public JsonNode call(long id, int parameter, List<JsonNode> arguments) {
        long number = numbers.incrementAndGet();
        CompletableFuture<JsonNode> result = new CompletableFuture<>();
        pending.put(number, result);
        try {
            sender.execute(() -> send(new Reply.Callback(id, number, parameter, arguments), result));
            return result.get();
        } catch (ExecutionException failed) {
            // Created here, so that its stack trace shows where the agent called the function.
            throw new CallbackException(failed.getCause().getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CallbackException("interrupted while the caller's function ran");
        } finally {
            pending.remove(number);
        }
    }

    private void send(Reply.Callback callback, CompletableFuture<JsonNode> result) {
        try {
            grader.send(callback);
        } catch (IOException gone) {
            result.completeExceptionally(new CallbackException("the caller is no longer connected"));
        }
    }

    void returned(Request.Returned returned) {
        CompletableFuture<JsonNode> result = pending.get(returned.callback());
        if (result != null) { // otherwise the thread that waited for it was interrupted
            result.complete(returned.value());
        }
    }

    void failed(Request.Failed failed) {
        CompletableFuture<JsonNode> result = pending.get(failed.callback());
        if (result != null) {
            result.completeExceptionally(new CallbackException(failed.message()));
        }
    }
}
