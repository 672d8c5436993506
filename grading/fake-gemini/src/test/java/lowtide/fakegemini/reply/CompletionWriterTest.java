package lowtide.fakegemini.reply;

import static lowtide.fakegemini.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Requests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The writer of what a model generates")
class CompletionWriterTest {

    private final GeminiRequest request = Requests.said("I ate a salad");

    @Test
    @DisplayName("leaves out a count of zero, and spends no thoughts on a malformed function call")
    void writesNoZeros() throws Exception {
        JsonNode limited = json(write(
                request,
                ResponseFormat.OBJECT,
                new Reply.EmptyCandidate("MAX_TOKENS", Reply.EmptyContent.WITHOUT_PARTS)));
        assertThat(limited.at("/candidates/0/content").toString()).isEqualTo("{\"role\":\"model\"}");
        assertThat(limited.get("usageMetadata").has("candidatesTokenCount")).isFalse();

        JsonNode malformed = json(write(
                request,
                ResponseFormat.OBJECT,
                new Reply.EmptyCandidate("MALFORMED_FUNCTION_CALL", Reply.EmptyContent.ABSENT)));
        assertThat(malformed.at("/usageMetadata/totalTokenCount").asInt())
                .isEqualTo(malformed.at("/usageMetadata/promptTokenCount").asInt());

        JsonNode empty = json(
                write(request, ResponseFormat.OBJECT, new Reply.EmptyCandidate("STOP", Reply.EmptyContent.EMPTY_PART)));
        assertThat(empty.at("/candidates/0/content/parts").toString()).isEqualTo("[{}]");

        JsonNode nothing = json(write(request, ResponseFormat.OBJECT, new Reply.NoCandidates()));
        assertThat(nothing.has("candidates") || nothing.has("promptFeedback")).isFalse();
    }

    @Test
    @DisplayName("keeps scripted texts and function calls within the tokens that the request permits")
    void limitsScripts() throws Exception {
        GeminiRequest limited = Requests.withGeneration(
                new Generation(OptionalDouble.empty(), OptionalInt.of(22), OptionalInt.empty()), user("I ate a salad"));

        assertThat(write(limited, ResponseFormat.OBJECT, new Reply.Text("1234567890", "STOP"))
                        .replyText())
                .contains("12345678");

        HttpReply calls = write(
                limited,
                ResponseFormat.OBJECT,
                new Reply.FunctionCalls(List.of(new Part.FunctionCall("a_long_name", Map.of()))));
        assertThat(json(calls).at("/candidates/0/finishReason").asText()).isEqualTo("MAX_TOKENS");
        assertThat(calls.usage().orElseThrow().candidates()).isZero();
    }

    @Test
    @DisplayName("writes parallel calls as one event each")
    void streamsCalls() throws Exception {
        Part.FunctionCall call = new Part.FunctionCall("f", Map.of());
        JsonNode events = chunks(write(request, ResponseFormat.EVENTS, new Reply.FunctionCalls(List.of(call, call))));

        assertThat(events)
                .extracting(event -> event.at("/candidates/0/finishReason").asText())
                .containsExactly("", "STOP");
    }

    private static HttpReply write(GeminiRequest request, ResponseFormat format, Reply reply) {
        return new ReplyWriter(new ReplyContext(request, format, "abc123", 20, 3)).write(reply);
    }

    private static JsonNode json(HttpReply reply) {
        return Json.read(reply.body());
    }

    private static JsonNode chunks(HttpReply reply) {
        return Json.read("[" + reply.body().replace("data: ", "").strip().replace("\r\n\r\n", ",") + "]");
    }
}
