package lowtide.agent.control.process;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** Runs the functions that the grader passed to an agent. */
@FunctionalInterface
public interface CallbackHandler {

    /** For requests without functions: every call of one fails. */
    CallbackHandler NONE = (parameter, arguments) -> {
        throw new IllegalArgumentException("parameter " + parameter + " is not a function");
    };

    /**
     * Runs a function; whatever it throws, the agent's code sees as an exception with the same message.
     *
     * @param parameter which parameter of the call or the constructor the function is, from 0
     * @throws IllegalArgumentException if that parameter is not a function, or the arguments do not match it
     */
    JsonNode call(int parameter, List<JsonNode> arguments);
}
