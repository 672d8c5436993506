package lowtide.agent.api.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.api.RemoteThrowable;
import lowtide.agent.api.StartGroup;

/** What travels between the grader and the process an agent lives in, each way. */
public final class Frame {

    private Frame() {}

    /** From the grader to the host; every request but {@link SetTime} gets one reply with the same id. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
    @JsonSubTypes({
        @JsonSubTypes.Type(value = Open.class, name = "open"),
        @JsonSubTypes.Type(value = Call.class, name = "call"),
        @JsonSubTypes.Type(value = SetTime.class, name = "setTime"),
        @JsonSubTypes.Type(value = DrainLog.class, name = "drainLog"),
        @JsonSubTypes.Type(value = Flush.class, name = "flush"),
    })
    public sealed interface Request {}

    /** A new agent takes the place of the one before. */
    public record Open(long id, String seam, String className, boolean takesClock, ModelAccess model, Instant now)
            implements Request {}

    /** A call of the agent; {@code meeting} is null for a call on its own. */
    public record Call(long id, String method, List<JsonNode> arguments, StartGroup meeting) implements Request {}

    /** Takes effect before every request after it. */
    public record SetTime(Instant now) implements Request {}

    public record DrainLog(long id) implements Request {}

    /** What was printed leaves the process. */
    public record Flush(long id) implements Request {}

    /** From the host to the grader: a value, what the agent threw, or how its class differs; never two of them. */
    public record Reply(long id, JsonNode value, RemoteThrowable thrown, String mismatch) {}
}
