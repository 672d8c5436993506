package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.ModelCatalogue;

/** Answers the questions for the list of models, and for one of them. */
public final class ModelListWriter {

    private ModelListWriter() {}

    /** Every model of the catalogue. */
    public static HttpReply list() {
        ObjectNode body = Json.object();
        body.putArray("models")
                .addAll(ModelCatalogue.NAMES.stream()
                        .map(ModelListWriter::describe)
                        .toList());
        return HttpReply.json(200, Json.write(body));
    }

    /** One model; 404 if it is not in the catalogue. */
    public static HttpReply get(String name) {
        return ModelCatalogue.NAMES.contains(name)
                ? HttpReply.json(200, Json.write(describe(name)))
                : ErrorWriter.write(ModelCatalogue.notFound(name, "getModel"));
    }

    private static ObjectNode describe(String name) {
        ObjectNode model = Json.object();
        model.put("name", "models/" + name);
        model.put("version", "001");
        model.put("displayName", name);
        model.put("description", "Answers from what it is sent.");
        model.put("inputTokenLimit", ModelCatalogue.INPUT_TOKEN_LIMIT);
        model.put("outputTokenLimit", ModelCatalogue.OUTPUT_TOKEN_LIMIT);
        ArrayNode methods = model.putArray("supportedGenerationMethods");
        ModelCatalogue.methods(name).stream()
                .filter(method -> !method.startsWith("stream"))
                .forEach(methods::add);
        return model;
    }
}
