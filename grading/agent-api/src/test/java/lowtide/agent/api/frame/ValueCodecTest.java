package lowtide.agent.api.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValueCodecTest {

    record Price(BigDecimal input, Duration valid, Map<String, List<Long>> history, LocalDate since) {}

    @Test
    void recordsKeepTheirScaleAndTheirTimes() throws IOException {
        Price price = new Price(
                new BigDecimal("0.30170"),
                Duration.ofMillis(1_500),
                Map.of("ann", List.of(1L, 2L)),
                LocalDate.of(2026, 3, 2));

        assertThat(overTheWire(price, Price.class)).isEqualTo(price);
        assertThat(overTheWire(Instant.parse("2026-03-02T08:00:00.123456789Z"), Instant.class))
                .isEqualTo(Instant.parse("2026-03-02T08:00:00.123456789Z"));
    }

    @Test
    void listsAreConvertedByTheirTypeArguments() throws IOException {
        JavaType type = TypeFactory.defaultInstance().constructFromCanonical("java.util.List<java.math.BigDecimal>");

        assertThat(ValueCodec.decode(ValueCodec.encode(List.of(1, 2)), type))
                .isEqualTo(List.of(new BigDecimal(1), new BigDecimal(2)));
    }

    @Test
    void messagesAreLangChain4jsOwn() throws IOException {
        List<ChatMessage> messages = List.of(
                SystemMessage.from("be kind"),
                UserMessage.from("ann", "I ate"),
                AiMessage.from(ToolExecutionRequest.builder()
                        .id("1")
                        .name("log")
                        .arguments("{}")
                        .build()),
                ToolExecutionResultMessage.from("1", "log", "done"));

        assertThat(overTheWire(messages.toArray(), ChatMessage[].class)).containsExactlyElementsOf(messages);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"type\":\"GHOST\"}", "{\"type\":\"USER\",\"contents\":7}", "\"text\""})
    void whatIsNoMessageIsRefused(String forged) throws IOException {
        JsonNode json = ValueCodec.read(forged, JsonNode.class);

        assertThatThrownBy(() -> ValueCodec.decode(json, ChatMessage.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nullIsNoPrimitive() {
        JavaType type = TypeFactory.defaultInstance().constructType(int.class);

        assertThatThrownBy(() -> ValueCodec.decode(NullNode.getInstance(), type))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> ValueCodec.decode(null, type)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e999999999", "4000000000", "\"many\"", "[]"})
    void aNumberThatIsForgedIsRefusedAtOnce(String forged) throws IOException {
        JsonNode json = ValueCodec.read(forged, JsonNode.class);

        assertThatThrownBy(() -> ValueCodec.decode(json, Integer.class)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aTimeThatIsForgedIsRefused() {
        assertThatThrownBy(() -> ValueCodec.decode(ValueCodec.encode("soon"), Instant.class))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static <T> T overTheWire(Object value, Class<T> type) throws IOException {
        JsonNode arrived = ValueCodec.read(new String(ValueCodec.write(value), "UTF-8"), JsonNode.class);
        return ValueCodec.decode(arrived, type);
    }
}
