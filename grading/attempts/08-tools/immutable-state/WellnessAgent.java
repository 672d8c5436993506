package lowtide.tools;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.service.tool.ToolExecutor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;

/** Correct, with immutable data throughout, recursion, and compareAndSet. */
public class WellnessAgent {
    private final ConcurrentHashMap<String, AtomicReference<List<Turn>>> histories = new ConcurrentHashMap<>();
    private final AtomicReference<Health> health = new AtomicReference<>(new Health(0, Instant.EPOCH));
    private final ChatModel model;
    private final Map<ToolSpecification, ToolExecutor> tools;
    private final InstantSource clock;

    public WellnessAgent(ChatModel model, Map<ToolSpecification, ToolExecutor> tools, InstantSource clock) {
        this.model = model;
        this.tools = Map.copyOf(tools);
        this.clock = clock;
    }

    public String chat(String userId, String message) {
        AtomicReference<List<Turn>> history = history(userId);
        Turn answered = next(history.get(), new Turn(List.of(UserMessage.from(message)), 0, 0, 1));
        history.updateAndGet(turns -> fitting(turns, answered));
        return ((AiMessage) answered.messages().get(answered.messages().size() - 1)).text();
    }

    public int historySize(String userId) {
        return history(userId).get().stream()
                .mapToInt(turn -> turn.messages().size())
                .sum();
    }

    private AtomicReference<List<Turn>> history(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("not a user id");
        }
        return histories.computeIfAbsent(userId, id -> new AtomicReference<>(List.of()));
    }

    private Turn next(List<Turn> before, Turn turn) {
        boolean offered = turn.executions() < 5
                && turn.replies() < 5
                && !clock.instant().isBefore(health.get().until());
        List<ChatMessage> messages = fitting(before, turn).stream()
                .flatMap(each -> each.messages().stream())
                .toList();
        ChatRequest request = ChatRequest.builder()
                .messages(messages)
                .toolSpecifications(offered ? List.copyOf(tools.keySet()) : List.of())
                .build();
        AiMessage reply = model.chat(request).aiMessage();
        Turn asked = turn.with(reply);
        return offered && reply.hasToolExecutionRequests()
                ? next(
                        before,
                        reply.toolExecutionRequests().stream().reduce(asked.oneReplyMore(), this::run, (a, b) -> b))
                : asked;
    }

    private Turn run(Turn turn, ToolExecutionRequest call) {
        Optional<ToolExecutor> executor = tools.entrySet().stream()
                .filter(tool -> tool.getKey().name().equals(call.name()))
                .map(Map.Entry::getValue)
                .findFirst();
        if (executor.isEmpty()) {
            return turn.with(error(call, "unknown tool"));
        } else if (turn.executions() == 5) {
            return turn.with(error(call, "limit reached"));
        } else if (!isValid(ToolArguments.of(call), AmountRange.of(call.name()).orElseThrow())) {
            return turn.with(error(call, "invalid arguments"));
        }
        return turn.oneExecutionMore().with(execute(call, executor.get()));
    }

    private ChatMessage execute(ToolExecutionRequest call, ToolExecutor executor) {
        String receipt;
        try {
            receipt = executor.execute(call, call.name());
        } catch (RuntimeException failure) {
            Instant end = clock.instant().plusSeconds(60);
            health.updateAndGet(state -> state.failed(end));
            return error(call, failure.getClass().getSimpleName());
        }
        health.updateAndGet(Health::succeeded);
        return ToolExecutionResultMessage.from(call, "{\"result\":\"" + receipt + "\"}");
    }

    private static boolean isValid(Map<String, Object> arguments, AmountRange range) {
        return arguments.size() == 2
                && arguments.get("name") instanceof String name
                && name.length() < 101
                && !name.isBlank()
                && arguments.get(range.field()) instanceof Number number
                && Math.abs(number.doubleValue() - range.max() / 2.0) <= range.max() / 2.0;
    }

    private static ChatMessage error(ToolExecutionRequest call, String what) {
        return ToolExecutionResultMessage.from(call, "{\"error\":\"" + what + "\"}");
    }

    /** As many of the newest turns as fit. */
    private static List<Turn> fitting(List<Turn> before, Turn newest) {
        List<Turn> turns = new ArrayList<>(before);
        turns.add(newest);
        while (turns.stream().mapToInt(Turn::contents).sum() > 20) {
            turns.remove(0);
        }
        return List.copyOf(turns);
    }

    private record Turn(List<ChatMessage> messages, int executions, int replies, int contents) {
        Turn with(ChatMessage message) {
            int more = message instanceof AiMessage reply && !reply.hasToolExecutionRequests() ? 1 : 0;
            return new Turn(
                    Stream.concat(messages.stream(), Stream.of(message)).toList(),
                    executions,
                    replies,
                    contents + more);
        }

        Turn oneExecutionMore() {
            return new Turn(messages, executions + 1, replies, contents);
        }

        /** The calls of a reply, and their results. */
        Turn oneReplyMore() {
            return new Turn(messages, executions, replies + 1, contents + 2);
        }
    }

    private record Health(int failures, Instant until) {
        Health failed(Instant end) {
            return failures == 2 ? new Health(0, end) : new Health(failures + 1, until);
        }

        Health succeeded() {
            return new Health(0, until);
        }
    }
}
