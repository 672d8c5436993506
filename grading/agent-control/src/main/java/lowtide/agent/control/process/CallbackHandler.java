package lowtide.agent.control.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Runs the functions that the grader passed to an agent. */
@FunctionalInterface
public interface CallbackHandler {

    /** For requests that carry no function: whoever calls one is told that there is none. */
    CallbackHandler NONE = (parameter, arguments) -> {
        throw new IllegalArgumentException("parameter " + parameter + " is no function");
    };

    /**
     * Runs a function; whatever it throws, the agent's code sees as an exception with the same message.
     *
     * @param parameter which parameter of the call or the constructor the function is, from 0
     * @throws IllegalArgumentException if that parameter is no function, or the arguments do not fit it
     */
    JsonNode call(int parameter, List<JsonNode> arguments);
}
