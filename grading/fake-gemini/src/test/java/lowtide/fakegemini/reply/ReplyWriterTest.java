package lowtide.fakegemini.reply;

import static lowtide.fakegemini.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Requests;
import lowtide.fakegemini.model.Usage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName("The reply writer")
class ReplyWriterTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private final GeminiRequest request = Requests.said("I ate a salad");

    @Test
    @DisplayName("writes a text with its finish reason, usage, model and id")
    void writesTexts() {
        HttpReply reply = write(request, ResponseFormat.OBJECT, new Reply.Text("Fine.", "STOP"));

        assertThat(reply.body())
                .isEqualTo(
                        "{\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"Fine.\"}],\"role\":\"model\"},"
                                + "\"finishReason\":\"STOP\",\"index\":0}],\"usageMetadata\":{\"promptTokenCount\":4,"
                                + "\"candidatesTokenCount\":2,\"totalTokenCount\":26,\"cachedContentTokenCount\":3,"
                                + "\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":4}],"
                                + "\"thoughtsTokenCount\":20},\"modelVersion\":\"gemini-2.5-flash\",\"responseId\":\"r-abc123\"}");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.replyText()).contains("Fine.");
        assertThat(reply.usage()).contains(Usage.of(4, 2, 20, 3));
    }

    @Test
    @DisplayName("ends the default answer with the nonce")
    void writesAnswers() {
        assertThat(write(request, ResponseFormat.OBJECT, new Reply.Answer()).replyText())
                .contains("Logged: salad. (ref abc123)");
    }

    @ParameterizedTest(name = "{0} tokens: {1}, {2}")
    @CsvSource({
        "22, 'Logged: ', MAX_TOKENS",
        "20, , MAX_TOKENS",
        "0, , MAX_TOKENS",
        "27, Logged: salad. (ref abc123), STOP"
    })
    @DisplayName("shortens the default answer to the tokens that the request permits, of which 20 are thoughts")
    void keepsToTheLimit(int tokens, String text, String finishReason) throws Exception {
        GeminiRequest limited = Requests.withGeneration(
                new Generation(OptionalDouble.empty(), OptionalInt.of(tokens), OptionalInt.empty()),
                user("I ate a salad"));

        HttpReply reply = write(limited, ResponseFormat.OBJECT, new Reply.Answer());
        assertThat(reply.replyText()).isEqualTo(Optional.ofNullable(text));
        assertThat(json(reply).at("/candidates/0/finishReason").asText()).isEqualTo(finishReason);
    }

    @ParameterizedTest
    @EnumSource(
            value = ResponseFormat.class,
            names = {"ARRAY", "EVENTS"})
    @DisplayName("writes a stream in three chunks, of which the last has the finish reason and the whole usage")
    void writesStreams(ResponseFormat format) throws Exception {
        HttpReply reply = write(request, format, new Reply.Text("One two three", "STOP"));
        List<JsonNode> chunks = chunks(format, reply);

        assertThat(chunks)
                .extracting(
                        chunk -> chunk.at("/candidates/0/content/parts/0/text").asText())
                .containsExactly("One ", "two ", "three");
        assertThat(chunks)
                .extracting(chunk -> chunk.at("/candidates/0/finishReason").asText())
                .containsExactly("", "", "STOP");
        assertThat(chunks)
                .extracting(
                        chunk -> chunk.at("/usageMetadata/candidatesTokenCount").asInt())
                .containsExactly(1, 2, 4);
        assertThat(reply.usage().orElseThrow().candidates()).isEqualTo(4);
    }

    @Test
    @DisplayName("writes function calls as parts, with the id if they have one")
    void writesFunctionCalls() throws Exception {
        Reply calls = new Reply.FunctionCalls(List.of(
                new Part.FunctionCall(Optional.of("1"), "f", Map.of("x", 1)), new Part.FunctionCall("g", Map.of())));

        JsonNode parts = json(write(request, ResponseFormat.OBJECT, calls)).at("/candidates/0/content/parts");
        assertThat(parts.toString())
                .isEqualTo("[{\"functionCall\":{\"id\":\"1\",\"name\":\"f\",\"args\":{\"x\":1}}},"
                        + "{\"functionCall\":{\"name\":\"g\",\"args\":{}}}]");
    }

    @Test
    @DisplayName("leaves out the content of an empty candidate, and the candidates of a blocked prompt")
    void writesRepliesWithoutText() throws Exception {
        JsonNode empty = json(
                write(request, ResponseFormat.OBJECT, new Reply.EmptyCandidate("SAFETY", Reply.EmptyContent.ABSENT)));
        assertThat(empty.at("/candidates/0").toString()).isEqualTo("{\"finishReason\":\"SAFETY\",\"index\":0}");

        HttpReply blocked = write(request, ResponseFormat.OBJECT, new Reply.BlockedPrompt("OTHER"));
        assertThat(json(blocked).has("candidates")).isFalse();
        assertThat(json(blocked).at("/promptFeedback/blockReason").asText()).isEqualTo("OTHER");
        assertThat(blocked.usage()).contains(Usage.of(4, 0, 0, 0));
    }

    @Test
    @DisplayName("reports no more cached tokens than the prompt has")
    void limitsCachedTokens() {
        Reply two = new Reply.Cached(2, new Reply.Answer());
        Reply many = new Reply.Cached(1_000, new Reply.Answer());

        assertThat(write(request, ResponseFormat.OBJECT, two)
                        .usage()
                        .orElseThrow()
                        .cached())
                .isEqualTo(2);
        assertThat(write(request, ResponseFormat.OBJECT, many)
                        .usage()
                        .orElseThrow()
                        .cached())
                .isEqualTo(4);
    }

    @Test
    @DisplayName("writes an error as Google does, with details only if there are any")
    void writesErrors() {
        Map<String, Object> detail = Map.of("@type", "x");

        assertThat(write(request, ResponseFormat.EVENTS, new ApiError(418, "TEAPOT", "No.")))
                .isEqualTo(HttpReply.json(418, "{\"error\":{\"code\":418,\"message\":\"No.\",\"status\":\"TEAPOT\"}}"));
        assertThat(write(request, ResponseFormat.OBJECT, new ApiError(418, "TEAPOT", "No.", List.of(detail)))
                        .body())
                .contains("\"details\":[{\"@type\":\"x\"}]");
    }

    @Test
    @DisplayName("adds delays to the reply that is delayed")
    void delays() {
        Reply answer = new Reply.Answer();
        HttpReply whole = write(request, ResponseFormat.OBJECT, answer);
        Duration second = Duration.ofSeconds(1);

        assertThat(write(request, ResponseFormat.OBJECT, new Reply.Delayed(second, answer)))
                .isEqualTo(whole.delayedBy(second));
        assertThat(write(request, ResponseFormat.OBJECT, new Reply.Dribbled(second, answer)))
                .isEqualTo(whole.lasting(second));
    }

    @Test
    @DisplayName("reports neither text nor usage for a body that the client cannot read")
    void writesBrokenBodies() {
        HttpReply truncated = write(request, ResponseFormat.OBJECT, new Reply.Truncated(true));
        assertThat(truncated.sentCharacters())
                .isPositive()
                .isLessThan(truncated.body().length());
        assertThat(truncated.replyText()).isEmpty();
        assertThat(truncated.usage()).isEmpty();

        HttpReply event = write(request, ResponseFormat.EVENTS, new Reply.Truncated(true));
        assertThat(event.body().substring(0, event.sentCharacters()))
                .startsWith("data: {")
                .endsWith("}\r\n\r\n")
                .doesNotContain("finishReason");

        HttpReply malformed = write(request, ResponseFormat.OBJECT, new Reply.MalformedJson());
        assertThat(malformed.usage()).isEmpty();
        assertThat(write(request, ResponseFormat.OBJECT, new Reply.ConnectionReset())
                        .isConnectionReset())
                .isTrue();
    }

    @Test
    @DisplayName("answers countTokens with the count, whatever the script says, unless it is an error")
    void countsTokens() {
        GeminiRequest count = Requests.countTokens(user("12345"));

        assertThat(write(count, ResponseFormat.OBJECT, new Reply.Text("Fine.", "STOP"))
                        .body())
                .isEqualTo("{\"totalTokens\":2,\"promptTokensDetails\":[{\"modality\":\"TEXT\",\"tokenCount\":2}]}");
        assertThat(write(count, ResponseFormat.OBJECT, ApiError.notFound()).status())
                .isEqualTo(404);
    }

    private static HttpReply write(GeminiRequest request, ResponseFormat format, Reply reply) {
        return new ReplyWriter(new ReplyContext(request, format, "abc123", 20, 3)).write(reply);
    }

    private static JsonNode json(HttpReply reply) throws JsonProcessingException {
        return MAPPER.readTree(reply.body());
    }

    private static List<JsonNode> chunks(ResponseFormat format, HttpReply reply) throws JsonProcessingException {
        String list = format == ResponseFormat.ARRAY
                ? reply.body()
                : "[" + reply.body().replace("data: ", "").strip().replace("\r\n\r\n", ",") + "]";
        return List.of(MAPPER.readValue(list, JsonNode[].class));
    }
}
