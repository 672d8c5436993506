package lowtide.broken.naive;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lowtide.broken.WellnessAgent;

/** NOT FOR PRODUCTION. Executes whatever tool the model calls, and as often as it calls it. Thread-safe if the tools are. */
public final class ToolAgent {

    private final ChatModel model;
    private final Function<ToolExecutionRequest, String> tools;

    /** @param tools executes a call and returns its result */
    public ToolAgent(ChatModel model, Function<ToolExecutionRequest, String> tools) {
        this.model = model;
        this.tools = tools;
    }

    /** Answers one message. */
    public String chat(String message) {
        List<ChatMessage> turn = new ArrayList<>(List.of(UserMessage.from(message)));
        while (true) {
            ChatRequest request = ChatRequest.builder()
                    .messages(turn)
                    .toolSpecifications(WellnessAgent.TOOLS)
                    .build();
            AiMessage reply = model.chat(request).aiMessage();
            if (!reply.hasToolExecutionRequests()) {
                return reply.text();
            }
            // PROBLEM 9: tools without a limit. Only the model decides when this ends, and every round sends all
            // rounds before it again.
            turn.add(reply);
            for (ToolExecutionRequest call : reply.toolExecutionRequests()) {
                turn.add(ToolExecutionResultMessage.from(call, tools.apply(call)));
            }
        }
    }
}
