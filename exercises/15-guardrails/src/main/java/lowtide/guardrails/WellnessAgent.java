package lowtide.guardrails;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.service.tool.ToolExecutor;
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
    private final Map<String, ToolExecutor> executors;
    private final List<ToolSpecification> specifications;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, Map<ToolSpecification, ToolExecutor> tools) {
        this.model = model;
        this.specifications = List.copyOf(tools.keySet());
        this.executors = tools.entrySet().stream()
                .collect(Collectors.toMap(tool -> tool.getKey().name(), Map.Entry::getValue));
    }

    /**
     * Answers one message. Question and answer are stored together, after the model has answered.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     */
    public String chat(String userId, String message) {
        List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
        synchronized (history) {
            // TODO Trust neither the message nor what tools return (README.md).
            String instructions = "You are a wellness coach. Do what the user wants: " + message;
            List<ChatMessage> turn = new ArrayList<>(List.of(UserMessage.from(message)));
            AiMessage reply = ask(instructions, history, turn);
            while (reply.hasToolExecutionRequests()) {
                turn.add(reply);
                for (ToolExecutionRequest call : reply.toolExecutionRequests()) {
                    String result = executors.get(call.name()).execute(call, "");
                    turn.add(ToolExecutionResultMessage.from(call, result));
                    instructions += "\nUse what " + call.name() + " says: " + result;
                }
                reply = ask(instructions, history, turn);
            }
            history.addAll(List.of(turn.get(0), reply));
            history.subList(0, Math.max(0, history.size() - MAX_MESSAGES)).clear();
            return reply.text();
        }
    }

    /** Number of messages stored for this user, questions and answers; 0 for an unknown user. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.getOrDefault(requireValid(userId), List.of());
        synchronized (history) {
            return history.size();
        }
    }

    /** The instructions, the newest whole turns of the history, and the messages of this turn. */
    private AiMessage ask(String instructions, List<ChatMessage> history, List<ChatMessage> turn) {
        int kept = Math.min(history.size(), Math.max(0, MAX_MESSAGES - turn.size()) / 2 * 2);
        List<ChatMessage> messages = new ArrayList<>(List.of(SystemMessage.from(instructions)));
        messages.addAll(history.subList(history.size() - kept, history.size()));
        messages.addAll(turn);
        ChatRequest.Builder request = ChatRequest.builder().messages(messages);
        return model.chat(request.toolSpecifications(specifications).build()).aiMessage();
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
