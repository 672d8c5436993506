package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lowtide.fakegemini.answer.WordEmbedding;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/** Writes the embeddings of the contents of a request. */
final class EmbeddingWriter {

    private static final int LENGTHS = 101; // different ones

    private EmbeddingWriter() {}

    static HttpReply write(GeminiRequest request) {
        ObjectNode body = Json.object();
        int dimensions = request.generation().dimensions().orElse(WordEmbedding.DIMENSIONS);
        if (request.method().equals("embedContent")) {
            embed(body.putObject("embedding"), request.last(), dimensions);
        } else {
            ArrayNode embeddings = body.putArray("embeddings");
            request.contents().forEach(content -> embed(embeddings.addObject(), content, dimensions));
        }
        return HttpReply.json(200, Json.write(body));
    }

    private static void embed(ObjectNode embedding, Content content, int dimensions) {
        ArrayNode values = embedding.putArray("values");
        double length = length(content.text(), dimensions);
        for (double value : WordEmbedding.of(content.text(), dimensions)) {
            values.add((float) (length * value));
        }
    }

    /** Gemini gives the length 1 to embeddings of full size only. Shorter ones differ in length, here from 0.5 to 1.5. */
    private static double length(String text, int dimensions) {
        return dimensions == WordEmbedding.DIMENSIONS
                ? 1
                : 0.5 + Math.floorMod(text.hashCode(), LENGTHS) / (LENGTHS - 1.0);
    }
}
