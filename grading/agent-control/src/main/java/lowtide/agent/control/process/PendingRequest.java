package lowtide.agent.control.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.api.SignatureMismatch;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.Reply;
import lowtide.agent.api.frame.Request;
import lowtide.agent.control.time.Deadline;

/** A request that waits for its reply. Its own thread runs the functions that the agent calls meanwhile. */
final class PendingRequest {

    private final String what;
    private final CallbackHandler functions;
    private final BlockingQueue<CompletableFuture<Reply>> arrived = new LinkedBlockingQueue<>();
    private final AtomicBoolean answered = new AtomicBoolean();

    /** @param what what was asked, such as {@code chat(...)} */
    PendingRequest(String what, CallbackHandler functions) {
        this.what = what;
        this.functions = functions;
    }

    /** Takes a reply, or a call of a function; returns false if it was answered before. */
    boolean offer(Reply reply) {
        if (reply instanceof Reply.Callback ? answered.get() : !answered.compareAndSet(false, true)) {
            return false;
        }
        arrived.add(CompletableFuture.completedFuture(reply));
        return true;
    }

    /** No reply will arrive any more. */
    void fail(Throwable why) {
        arrived.add(CompletableFuture.failedFuture(why));
    }

    /** Runs the functions that came with the request. */
    CallbackHandler functions() {
        return functions;
    }

    /** How many replies have not been processed yet. */
    int waiting() {
        return arrived.size();
    }

    /**
     * Waits for the reply.
     *
     * @throws ExecutionException if none will arrive
     * @throws TimeoutException if none arrives within this time
     */
    Reply await(Deadline deadline, FrameChannel channel)
            throws ExecutionException, TimeoutException, InterruptedException, IOException {
        while (deadline.left() > 0) {
            CompletableFuture<Reply> next = arrived.poll(deadline.nextWait(), TimeUnit.NANOSECONDS);
            if (next != null && !(next.get() instanceof Reply.Callback)) {
                return next.get();
            } else if (next != null) {
                channel.send(result((Reply.Callback) next.get(), functions));
            }
        }
        throw new TimeoutException();
    }

    /**
     * Waits for what the agent returns.
     *
     * @throws SignatureMismatch if it has no such method or constructor
     * @throws AgentThrew if it throws
     * @throws ExecutionException if there will be no reply
     * @throws TimeoutException if there is none in this time
     */
    JsonNode value(Deadline deadline, FrameChannel channel)
            throws ExecutionException, TimeoutException, InterruptedException, IOException {
        Reply reply = await(deadline, channel);
        if (reply instanceof Reply.Mismatch mismatch) {
            throw new SignatureMismatch(mismatch.message());
        } else if (reply instanceof Reply.Thrown threw) {
            throw new AgentThrew(what, threw.thrown());
        }
        return ((Reply.Value) reply).value();
    }

    AgentTimedOut notReturned() {
        return new AgentTimedOut(what + " did not return.");
    }

    /** Runs a function that the agent calls. */
    static Request result(Reply.Callback callback, CallbackHandler functions) {
        JsonNode value;
        try {
            value = functions.call(callback.parameter(), callback.arguments());
        } catch (RuntimeException | Error failure) { // goes to the agent's code
            return new Request.Failed(callback.number(), String.valueOf(failure.getMessage()));
        }
        return new Request.Returned(callback.number(), value);
    }
}
