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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** Talks with many users, and runs tools for the model within limits. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_EXECUTIONS = 5;
    private static final int MAX_REQUESTS = 6;
    private static final int MAX_FAILURES = 3;
    private static final Duration REST = Duration.ofSeconds(60);

    private final ChatModel model;
    private final List<ToolSpecification> specifications;
    private final Map<String, ToolExecutor> executors;
    private final InstantSource clock;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();
    private final AtomicInteger failuresInARow = new AtomicInteger();
    private volatile Instant restUntil = Instant.MIN;

    public WellnessAgent(ChatModel model, Map<ToolSpecification, ToolExecutor> tools, InstantSource clock) {
        this.model = model;
        this.specifications = List.copyOf(tools.keySet());
        this.executors = tools.entrySet().stream()
                .collect(Collectors.toMap(tool -> tool.getKey().name(), Map.Entry::getValue));
        this.clock = clock;
    }

    /**
     * Answers one message. The turn is stored as a whole, after the model has answered.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     */
    public String chat(String userId, String message) {
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        synchronized (history) {
            List<ChatMessage> turns = new ArrayList<>(history);
            turns.add(UserMessage.from(message));
            String answer = answer(turns);
            turns.add(AiMessage.from(answer));
            history.clear();
            history.addAll(turns);
            return answer;
        }
    }

    /** Number of messages stored for this user, with calls of tools and their results; 0 for an unknown user. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.getOrDefault(requireValid(userId), List.of());
        synchronized (history) {
            return history.size();
        }
    }

    /** Asks the model, and executes what it calls, until it answers in words. Drops whole turns, so that a call keeps its result. */
    private String answer(List<ChatMessage> turns) {
        int executions = 0;
        for (int request = 1; ; request++) {
            while (Contents.in(turns) > MAX_MESSAGES || !(turns.get(0) instanceof UserMessage)) {
                turns.remove(0);
            }
            boolean resting = clock.instant().isBefore(restUntil);
            boolean offered = request < MAX_REQUESTS && executions < MAX_EXECUTIONS && !resting;
            ChatRequest.Builder asked = ChatRequest.builder().messages(turns);
            asked.toolSpecifications(offered ? specifications : List.of());
            AiMessage reply = model.chat(asked.build()).aiMessage();
            if (!offered || !reply.hasToolExecutionRequests()) {
                return reply.text();
            }
            turns.add(reply);
            for (ToolExecutionRequest call : reply.toolExecutionRequests()) {
                String result = executions == MAX_EXECUTIONS ? "Error: too many calls." : problem(call);
                if (result.isEmpty()) {
                    executions++;
                    result = execute(call);
                }
                turns.add(ToolExecutionResultMessage.from(call, result));
            }
        }
    }

    /** What is wrong with a call; empty if nothing is. */
    private static String problem(ToolExecutionRequest call) {
        AmountRange range = AmountRange.of(call.name()).orElse(null);
        if (range == null) {
            return "Error: there is no such tool.";
        }
        Map<String, Object> arguments = ToolArguments.of(call);
        boolean valid = arguments.get("name") instanceof String name
                && !name.isBlank()
                && name.length() <= MAX_NAME_LENGTH
                && arguments.get(range.field()) instanceof Number amount
                && amount.doubleValue() >= 0
                && amount.doubleValue() <= range.max();
        return valid ? "" : "Error: name has 1 to 100 characters, " + range.field() + " is 0 to " + range.max() + ".";
    }

    /** Every third failure in a row, of whatever user, is a rest for all tools. */
    private String execute(ToolExecutionRequest call) {
        try {
            String result = executors.get(call.name()).execute(call, "");
            failuresInARow.set(0);
            return result;
        } catch (RuntimeException failure) {
            if (failuresInARow.incrementAndGet() % MAX_FAILURES == 0) {
                restUntil = clock.instant().plus(REST);
            }
            return "Error: " + call.name() + " failed.";
        }
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
