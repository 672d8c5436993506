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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/** Talks with many users, remembers the last messages of each, and runs tools for the model. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;

    private final ChatModel model;
    private final List<ToolSpecification> specifications;
    private final Map<String, ToolExecutor> executors;
    private final InstantSource clock;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

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
            while (turns.size() > MAX_MESSAGES) {
                turns.subList(0, 2).clear();
            }
            // TODO Execute all calls of a reply, but only valid ones, and only as many as is reasonable (README.md).
            AiMessage reply = ask(turns);
            while (reply.hasToolExecutionRequests()) {
                ToolExecutionRequest call = reply.toolExecutionRequests().get(0);
                String result = executors.get(call.name()).execute(call, "");
                turns.add(reply);
                turns.add(ToolExecutionResultMessage.from(call, result));
                reply = ask(turns);
            }
            turns.add(reply);
            history.clear();
            history.addAll(turns);
            return reply.text();
        }
    }

    /** Number of messages stored for this user, with calls of tools and their results; 0 for an unknown user. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.getOrDefault(requireValid(userId), List.of());
        synchronized (history) {
            return history.size();
        }
    }

    private AiMessage ask(List<ChatMessage> turns) {
        ChatRequest.Builder request = ChatRequest.builder().messages(turns);
        return model.chat(request.toolSpecifications(specifications).build()).aiMessage();
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
