package lowtide.toy;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.service.tool.ToolExecutor;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.LoggerFactory;

/** A class as a student writes it, which uses all that an agent can get. */
public final class ToyAgent {

    private static final AtomicInteger MADE = new AtomicInteger();

    private final List<ChatModel> models;
    private final InstantSource clock;
    private final Consumer<Duration> pause;
    private final Path folder;
    private final Map<String, Price> prices;
    private final BigDecimal budget;
    private final Function<String, Integer> lookup;
    private final Map<ToolSpecification, ToolExecutor> tools;

    public ToyAgent(
            List<ChatModel> models,
            InstantSource clock,
            Consumer<Duration> pause,
            Path folder,
            Map<String, Price> prices,
            BigDecimal budget,
            Function<String, Integer> lookup,
            Map<ToolSpecification, ToolExecutor> tools) {
        MADE.incrementAndGet();
        this.models = models;
        this.clock = clock;
        this.pause = pause;
        this.folder = folder;
        this.prices = prices;
        this.budget = budget;
        this.lookup = lookup;
        this.tools = tools;
    }

    public String chat(String userId, String message) {
        LoggerFactory.getLogger(ToyAgent.class)
                .atInfo()
                .addKeyValue("user", userId)
                .log("asked");
        System.out.println("printed for " + userId);
        return models.get(0).chat(UserMessage.from(message)).aiMessage().text();
    }

    public List<ChatMessage> echo(List<ChatMessage> messages) {
        return messages;
    }

    public BigDecimal left(String model) {
        return budget.subtract(prices.get(model).input());
    }

    public String now() {
        return clock.instant().toString();
    }

    public String zone() {
        return ZoneId.systemDefault().getId();
    }

    public void rest(long seconds) {
        pause.accept(Duration.ofSeconds(seconds));
    }

    public int ask(String word) {
        return lookup.apply(word);
    }

    public String run(int tool, String arguments) {
        ToolSpecification specification = List.copyOf(tools.keySet()).get(tool);
        ToolExecutionRequest request = ToolExecutionRequest.builder()
                .id("7")
                .name(specification.name())
                .arguments(arguments)
                .build();
        return tools.get(specification).execute(request, "ann") + " " + specification.description();
    }

    public int made() {
        return MADE.get();
    }

    public void save(String name, String text) throws IOException {
        Files.writeString(folder.resolve(name), text);
    }

    public String load(String name) throws IOException {
        return Files.readString(folder.resolve(name));
    }

    public int stream(int pieces, Consumer<String> onText) {
        for (int i = 0; i < pieces; i++) {
            onText.accept("piece " + i);
        }
        return pieces;
    }

    public String fail(String message) {
        throw new IllegalStateException(message);
    }

    public long differs() {
        return 0;
    }

    public String hang() throws InterruptedException {
        Thread.currentThread().join();
        return "";
    }

    public String exit(int code) {
        System.exit(code);
        return "";
    }

    public String fill(int megabytes) throws IOException {
        for (int i = 0; i < megabytes; i++) {
            Files.write(folder.resolve("file" + i), new byte[1 << 20]);
        }
        return "filled";
    }
}
