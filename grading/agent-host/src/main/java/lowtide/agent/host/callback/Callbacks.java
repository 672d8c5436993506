package lowtide.agent.host.callback;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Calls functions that the grader passed to an agent. Thread-safe. */
public interface Callbacks {

    /**
     * Calls a function and waits for its result.
     *
     * @param id the request that the function came with
     * @param parameter which parameter of it the function is, from 0
     * @throws CallbackException if the function throws, or this thread is interrupted
     */
    JsonNode call(long id, int parameter, List<JsonNode> arguments);
}
