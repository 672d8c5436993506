package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import lowtide.fakegemini.answer.WordEmbedding;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/** Writes the embeddings of the contents of a request. */
final class EmbeddingWriter {

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
        for (double value : WordEmbedding.of(content.text(), dimensions)) {
            values.add((float) value);
        }
    }
}
