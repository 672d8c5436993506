package lowtide.agent.api.frame;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import java.util.List;
import java.util.Objects;
import lowtide.agent.api.RemoteThrowable;

/**
 * A frame from the agent's process to the grader. An agent can send such frames in its host's name, so their
 * constructors refuse values that no host sends.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Reply.Value.class, name = "value"),
    @JsonSubTypes.Type(value = Reply.Thrown.class, name = "thrown"),
    @JsonSubTypes.Type(value = Reply.Mismatch.class, name = "mismatch"),
    @JsonSubTypes.Type(value = Reply.Callback.class, name = "callback"),
    @JsonSubTypes.Type(value = Reply.Exiting.class, name = "exiting"),
})
public sealed interface Reply {

    /** The id of the request that it belongs to. */
    long id();

    /** What a call returned or a resource observed. */
    record Value(long id, JsonNode value) implements Reply {

        public Value {
            value = value == null ? NullNode.getInstance() : value;
        }
    }

    /** The agent's code threw. */
    record Thrown(long id, RemoteThrowable thrown) implements Reply {

        public Thrown {
            Objects.requireNonNull(thrown);
        }
    }

    /** The agent's class differs from what the exercise requires. */
    record Mismatch(long id, String message) implements Reply {

        public Mismatch {
            Objects.requireNonNull(message);
        }
    }

    /** The agent's JVM begins to exit because of {@code System.exit}. Belongs to no request. */
    record Exiting() implements Reply {

        @Override
        public long id() {
            return -1;
        }
    }

    /**
     * The agent calls a function that the grader passed to it, and waits for {@link Request.Returned} or
     * {@link Request.Failed}. The request itself is still unanswered.
     *
     * @param number names the callback in its process
     * @param parameter which parameter of the call or the constructor the function is, from 0
     */
    record Callback(long id, long number, int parameter, List<JsonNode> arguments) implements Reply {

        public Callback {
            arguments = List.copyOf(arguments);
        }
    }
}
