package lowtide.fakegemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** The models on offer. All have the limits of Gemini 2.5 Flash as its model page states them. */
final class Models {

    /** Tokens; the page of Gemini 2.5 Flash. */
    static final int INPUT_TOKEN_LIMIT = 1_048_576;

    /** Tokens; the same page. */
    static final int OUTPUT_TOKEN_LIMIT = 65_536;

    /** The kit's own model first; the others are there to fall back to. */
    static final List<String> NAMES = List.of(FakeGemini.MODEL, "gemini-2.5-flash-lite", "gemini-2.5-pro");

    private Models() {}

    static ObjectNode list() {
        ObjectNode body = Json.object();
        body.putArray("models").addAll(NAMES.stream().map(Models::describe).toList());
        return body;
    }

    static ObjectNode describe(String name) {
        ObjectNode model = Json.object();
        model.put("name", "models/" + name);
        model.put("version", "001");
        model.put("displayName", name);
        model.put("description", "Answers from what it is sent.");
        model.put("inputTokenLimit", INPUT_TOKEN_LIMIT);
        model.put("outputTokenLimit", OUTPUT_TOKEN_LIMIT);
        model.putArray("supportedGenerationMethods").add("generateContent").add("countTokens");
        return model;
    }

    static Reply.Failure notFound(String model, String method) {
        return new Reply.Failure(
                404,
                "NOT_FOUND",
                "models/" + model + " is not found for API version v1beta, or is not supported for " + method
                        + ". Call ListModels to see the list of available models and their supported methods.");
    }
}
