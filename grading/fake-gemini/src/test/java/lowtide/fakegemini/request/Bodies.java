package lowtide.fakegemini.request;

import java.nio.charset.StandardCharsets;
import lowtide.fakegemini.model.ModelCatalogue;

/** Reads request bodies for tests. In the bodies, single quotes stand for double quotes. */
final class Bodies {

    static final String USER = "{'role': 'user', 'parts': [{'text': 'secret'}]}";
    static final String MODEL = "{'role': 'model', 'parts': [{'text': 'secret'}]}";
    static final String CALL = "{'role': 'model', 'parts': [{'functionCall': {'name': 'f', 'args': {}}}]}";
    static final String RESPONSE =
            "{'role': 'user', 'parts': [{'functionResponse': {'name': 'f', 'response': {'result': 'secret'}}}]}";

    private Bodies() {}

    static String contents(String... contents) {
        return "{'contents': [" + String.join(", ", contents) + "]}";
    }

    static ParsedRequest read(String body) {
        return read("generateContent", body);
    }

    static ParsedRequest read(String method, String body) {
        return RequestReader.read(ModelCatalogue.DEFAULT, method, bytes(body));
    }

    static byte[] bytes(String body) {
        return body.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
    }
}
