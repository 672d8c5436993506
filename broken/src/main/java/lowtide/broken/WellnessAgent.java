package lowtide.broken;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.agent.tool.ToolSpecifications;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder;
import java.util.ArrayList;
import java.util.List;

/**
 * BROKEN AGENT, NOT FOR PRODUCTION. It works in a notebook, with one user and no bill; every problem is marked. Problems
 * 1 to 5 are the exercises of the same number. Not thread-safe.
 */
public final class WellnessAgent {

    // PROBLEM 2: one global history, so no user isolation. All users, all agents and all threads share this list.
    public static final List<ChatMessage> CONVERSATION_HISTORY = new ArrayList<>();

    // PROBLEM 7: the tools are defined and never bound. No request offers them to the model.
    public static final List<ToolSpecification> TOOLS = ToolSpecifications.toolSpecificationsFrom(WellnessTools.class);

    private final ChatModel model;

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    /** The model this agent was written for; it lacks its key. */
    public static GoogleAiGeminiChatModelBuilder gemini() {
        return GoogleAiGeminiChatModel.builder().modelName("gemini-2.5-flash").temperature(0.4);
    }

    /** Answers one message, whoever sent it. */
    public String chat(String message) {
        // PROBLEM 4: no rate limiting. Call 500 within a minute goes through like the first.
        CONVERSATION_HISTORY.add(UserMessage.from(message));

        // PROBLEM 1: no context cap. The list grows for ever, and all of it is sent and paid for, every time.
        // PROBLEM 6: no error handling. If this throws, the caller gets the raw exception and the question stays
        // behind.
        ChatResponse response = model.chat(CONVERSATION_HISTORY);
        CONVERSATION_HISTORY.add(response.aiMessage());

        // PROBLEM 3: no token counting. The response says what it cost; nobody reads it.
        // PROBLEM 5: no logging. Nothing tells that this call ever happened.
        return response.aiMessage().text();
    }
}
