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
 * BROKEN AGENT, NOT FOR PRODUCTION. It works in a notebook, with one user and no bill. Comments mark its problems, which
 * the exercises fix. Not thread-safe.
 */
public final class WellnessAgent {

    // PROBLEM 2: no user isolation. All users, agents and threads share this global history.
    public static final List<ChatMessage> CONVERSATION_HISTORY = new ArrayList<>();

    // PROBLEM 7: the tools are defined but never bound. No request offers them to the model.
    public static final List<ToolSpecification> TOOLS = ToolSpecifications.toolSpecificationsFrom(WellnessTools.class);

    private final ChatModel model;

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    /** A builder for the model of this agent, without the API key. */
    public static GoogleAiGeminiChatModelBuilder gemini() {
        return GoogleAiGeminiChatModel.builder().modelName("gemini-2.5-flash").temperature(0.4);
    }

    /** Answers a message, no matter which user sent it. */
    public String chat(String message) {
        // PROBLEM 4: no rate limiting. The 500th call within a minute is served like the first.
        CONVERSATION_HISTORY.add(UserMessage.from(message));

        // PROBLEM 1: no context cap. The list grows forever, and every call sends and pays for all of it.
        // PROBLEM 6: no error handling. If this throws, the caller gets the raw exception and the question stays in
        // the history.
        ChatResponse response = model.chat(CONVERSATION_HISTORY);
        CONVERSATION_HISTORY.add(response.aiMessage());

        // PROBLEM 3: no token counting. The response reports its token usage, but nothing reads it.
        // PROBLEM 5: no logging. Nothing records this call.
        return response.aiMessage().text();
    }
}
