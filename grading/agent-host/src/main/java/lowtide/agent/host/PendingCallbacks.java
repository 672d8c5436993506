package lowtide.agent.host;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicLong;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.Reply;
import lowtide.agent.api.frame.Request;
import lowtide.agent.host.callback.CallbackException;
import lowtide.agent.host.callback.Callbacks;

/** Calls functions of the grader over the channel to it. Thread-safe. */
final class PendingCallbacks implements Callbacks {

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
            grader.send(new Reply.Callback(id, number, parameter, arguments));
            return result.get();
        } catch (ExecutionException failed) {
            // Created here, so that its stack trace shows where the agent called the function.
            throw new CallbackException(failed.getCause().getMessage());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new CallbackException("interrupted while the caller's function ran");
        } catch (IOException gone) {
            throw new CallbackException("the caller is no longer connected");
        } finally {
            pending.remove(number);
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
