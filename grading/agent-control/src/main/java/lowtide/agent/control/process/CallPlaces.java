package lowtide.agent.control.process;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.api.frame.ProbeNames;
import lowtide.agent.api.frame.Reply;
import lowtide.agent.api.frame.Request;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.control.time.FairClock;

/** Asks an agent's process where in the student's code the calls under way are. */
final class CallPlaces {

    private static final Duration LIMIT = Duration.ofSeconds(1);

    private CallPlaces() {}

    /**
     * The current places, as text; empty if the process does not answer.
     *
     * @param id of the request
     */
    static String now(ReplyReader replies, FrameChannel channel, long id) {
        PendingRequest look = new PendingRequest("asking where it is", CallbackHandler.NONE);
        replies.add(id, look);
        try {
            channel.send(new Request.Drain(id, ProbeNames.RUNNING));
            return look.await(FairClock.machine().deadline(LIMIT), channel) instanceof Reply.Value places
                    ? String.join(" and ", ValueCodec.decode(places.value(), String[].class))
                    : "";
        } catch (IOException
                | ExecutionException
                | TimeoutException
                | IllegalArgumentException
                | NullPointerException unknown) { // what an agent forges can be anything
            return "";
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            replies.remove(id);
        }
    }
}
