package lowtide.broken;

import dev.langchain4j.agent.tool.P;
import dev.langchain4j.agent.tool.Tool;

/** The tools that the agent should offer to the model. Thread-safe. */
public final class WellnessTools {

    /**
     * Logs a food item.
     *
     * @param calories kilocalories
     */
    @Tool(name = "log_food", value = "Log a food item.")
    public String logFood(@P("name of the food") String name, @P("kilocalories") double calories) {
        return "Logged " + name + ": " + calories + " cal";
    }

    /** Logs a workout. */
    @Tool(name = "log_workout", value = "Log a workout.")
    public String logWorkout(@P("name of the workout") String name, @P("minutes") double minutes) {
        return "Logged " + name + ": " + minutes + " min";
    }
}
