package lowtide.agent.api.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import lowtide.agent.api.StartGroup;

/** A frame from the grader to the agent's process. Those with an id get one {@link Reply} with the same id. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "ask")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Request.Open.class, name = "open"),
    @JsonSubTypes.Type(value = Request.Call.class, name = "call"),
    @JsonSubTypes.Type(value = Request.Tell.class, name = "tell"),
    @JsonSubTypes.Type(value = Request.Drain.class, name = "drain"),
    @JsonSubTypes.Type(value = Request.Returned.class, name = "returned"),
    @JsonSubTypes.Type(value = Request.Failed.class, name = "failed"),
})
public sealed interface Request {

    /**
     * Creates a new agent.
     *
     * @param mode what becomes of the previous one, and of its classes
     */
    record Open(long id, AgentSpec agent, OpenMode mode) implements Request {}

    /** How a new agent relates to the previous one. */
    enum OpenMode {
        /** It replaces the previous agent; its classes are loaded anew. */
        NEW_CLASSES,
        /** It replaces the previous agent, and uses its classes with all their static state. */
        SAME_CLASSES,
        /** It is a second server beside the previous agent; its classes are loaded anew. */
        SECOND_SERVER
    }

    /**
     * Calls a method of the agent.
     *
     * @param arguments an argument that is a function is JSON's null here, and becomes callbacks
     * @param startGroup the calls that start at the same instant as this one
     * @param stepwise whether the call stops at each yield point, until a callback of the parameter {@link #STEP}
     *     has returned
     * @param toSecond whether it calls the second server
     */
    record Call(
            long id,
            MethodSignature method,
            List<JsonNode> arguments,
            StartGroup startGroup,
            boolean stepwise,
            boolean toSecond)
            implements Request {

        /** In callbacks of a stepwise call, the number of the function that runs at each yield point. */
        public static final int STEP = -1;

        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** Changes a resource of the agent. Gets no reply; takes effect before every request after it. */
    record Tell(String resource, JsonNode command) implements Request {}

    /** Asks what a resource has observed since this was last asked. */
    record Drain(long id, String resource) implements Request {}

    /** What the grader's function returned to a {@link Reply.Callback} of this number. */
    record Returned(long callback, JsonNode value) implements Request {}

    /** The grader's function threw. */
    record Failed(long callback, String message) implements Request {}
}
