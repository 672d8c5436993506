package lowtide.checks.tools;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import java.util.List;
import java.util.stream.Stream;

/** The tools that the agent gets. */
enum Tool {
    LOG_FOOD("log_food", "Log a food item.", "calories", 10_000),
    LOG_WORKOUT("log_workout", "Log a workout.", "minutes", 1_440);

    /** The longest valid name of a food or a workout, in UTF-16 units. */
    static final int LONGEST_NAME = 100;

    private final String id;
    private final String description;
    private final String amount;
    private final int most;

    Tool(String id, String description, String amount, int most) {
        this.id = id;
        this.description = description;
        this.amount = amount;
        this.most = most;
    }

    /** The names of all tools on the wire, sorted. */
    static List<String> ids() {
        return Stream.of(values()).map(Tool::id).sorted().toList();
    }

    /** Its name on the wire. */
    String id() {
        return id;
    }

    /** The name of its field for a number. */
    String amount() {
        return amount;
    }

    /** The greatest valid number; the smallest is 0. */
    int most() {
        return most;
    }

    ToolSpecification specification() {
        return ToolSpecification.builder()
                .name(id)
                .description(description)
                .parameters(JsonObjectSchema.builder()
                        .addStringProperty("name", "what it was")
                        .addNumberProperty(amount, "how many " + amount)
                        .required("name", amount)
                        .build())
                .build();
    }
}
