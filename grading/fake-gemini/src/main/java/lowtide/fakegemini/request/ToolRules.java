package lowtide.fakegemini.request;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiModel;
import lowtide.fakegemini.model.ModelCatalogue;

/** Finds what Gemini refuses in the tools of a normalised request. One instance reads one request. */
final class ToolRules {

    /** Names of JSON Schema that Gemini's own schema does not have; {@code parametersJsonSchema} may have them. */
    private static final Set<String> UNKNOWN_NAMES = Set.of("$schema", "additionalProperties");

    private final FieldViolations violations = new FieldViolations();

    private ToolRules() {}

    static Optional<ApiError> problem(JsonNode request, String model) {
        JsonNode tools = request.path("tools");
        ToolRules rules = new ToolRules();
        for (int tool = 0; tool < tools.size(); tool++) {
            JsonNode functions = tools.path(tool).path("functionDeclarations");
            for (int function = 0; function < functions.size(); function++) {
                rules.checkSchema(
                        functions.path(function).path("parameters"),
                        "tools[" + tool + "].function_declarations[" + function + "].parameters");
            }
        }
        return rules.violations.toError().or(() -> combination(tools, model));
    }

    private void checkSchema(JsonNode schema, String path) {
        schema.properties().forEach(field -> {
            String name = field.getKey();
            if (UNKNOWN_NAMES.contains(name)) {
                violations.addUnknown(path, name);
            } else if (name.equals("properties")) {
                int[] index = {0}; // Gemini names a property by its position.
                field.getValue()
                        .forEach(property -> checkSchema(property, path + ".properties[" + index[0]++ + "].value"));
            } else if (name.equals("items")) {
                checkSchema(field.getValue(), path + ".items");
            }
        });
    }

    private static Optional<ApiError> combination(JsonNode tools, String model) {
        boolean functions = false;
        boolean search = false;
        for (JsonNode tool : tools) {
            functions |= !tool.path("functionDeclarations").isEmpty();
            search |= tool.has("googleSearch");
        }
        boolean combines =
                ModelCatalogue.find(model).filter(GeminiModel::combinesTools).isPresent();
        return functions && search && !combines
                ? Optional.of(ApiError.invalidArgument("Tool use with function calling is unsupported"))
                : Optional.empty();
    }
}
