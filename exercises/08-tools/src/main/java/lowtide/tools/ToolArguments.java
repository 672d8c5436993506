package lowtide.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import java.util.Map;

/** Reads the arguments of calls. Given with the exercise. */
public final class ToolArguments {

    private static final JsonMapper JSON = new JsonMapper();

    private ToolArguments() {}

    /** The arguments by their names, of whatever types the model chose. */
    public static Map<String, Object> of(ToolExecutionRequest call) {
        try {
            return JSON.readValue(call.arguments(), new TypeReference<>() {});
        } catch (JsonProcessingException invalid) {
            throw new IllegalArgumentException(invalid); // LangChain4j has written them, so they are valid JSON
        }
    }
}
