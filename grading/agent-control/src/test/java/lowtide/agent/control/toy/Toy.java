package lowtide.agent.control.toy;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.langchain4j.service.tool.ToolExecutor;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.AgentSettings;

/** What the tests ask of {@link lowtide.toy.ToyAgent}. */
public interface Toy {

    AgentContract<Toy> CONTRACT = AgentContract.of(Toy.class, Constructor.class, "lowtide.toy.ToyAgent");

    Instant START = Instant.parse("2026-03-02T08:00:00Z");

    String chat(String userId, String message);

    List<ChatMessage> echo(List<ChatMessage> messages);

    BigDecimal left(String model);

    String now();

    String zone();

    void rest(long seconds);

    int ask(String word);

    String run(int tool, String arguments);

    int made();

    void save(String name, String text);

    String load(String name);

    int stream(int pieces, Consumer<String> onText);

    String fail(String message);

    int differs();

    String missing(List<ChatMessage> messages);

    String hang();

    String exit(int code);

    String fill(int megabytes);

    interface Constructor {
        Toy create(
                List<ChatModel> models,
                InstantSource clock,
                Consumer<Duration> pause,
                Path folder,
                Map<String, Price> prices,
                BigDecimal budget,
                Function<String, Integer> lookup,
                Map<ToolSpecification, ToolExecutor> tools);
    }

    /** Settings with a model at this address. */
    static AgentSettings settings(String gemini) {
        Function<String, Integer> lookup = String::length;
        return new AgentSettings(
                List.of(new ModelAccess(gemini + "/v1beta", "key", "gemini-2.5-flash")),
                START,
                Map.of(
                        "prices",
                        Map.of("gemini", new Price(new BigDecimal("0.30"))),
                        "budget",
                        new BigDecimal("1.50"),
                        "lookup",
                        lookup,
                        "tools",
                        tools()));
    }

    /** One that repeats what it is asked, and one that fails. */
    private static Map<ToolSpecification, ToolExecutor> tools() {
        Map<ToolSpecification, ToolExecutor> tools = new LinkedHashMap<>();
        tools.put(tool("repeat"), (request, memory) -> request.id() + " " + request.name() + request.arguments());
        tools.put(tool("fail"), (request, memory) -> {
            throw new IllegalStateException("no " + request.arguments());
        });
        return tools;
    }

    private static ToolSpecification tool(String name) {
        return ToolSpecification.builder()
                .name(name)
                .description("to " + name)
                .parameters(JsonObjectSchema.builder().addStringProperty("word").build())
                .build();
    }
}
