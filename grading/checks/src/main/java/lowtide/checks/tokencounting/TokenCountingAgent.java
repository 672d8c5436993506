package lowtide.checks.tokencounting;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import lowtide.agent.control.AgentContract;
import lowtide.checks.userisolation.UserIsolationAgent;

/** The contract of stage 3: tokens estimated before a call and counted after it. */
public interface TokenCountingAgent extends UserIsolationAgent {

    /** The contract of the stage. */
    AgentContract<TokenCountingAgent> CONTRACT =
            AgentContract.of(TokenCountingAgent.class, Constructor.class, "lowtide.tokencounting.WellnessAgent");

    /** The agent's estimate of what these messages cost, in tokens. */
    int estimateTokens(List<ChatMessage> messages);

    /** What Gemini reported for this user's answered calls so far, in tokens; 0 for a user the agent does not know. */
    long tokensUsed(String userId);

    /** The constructor of the agent. */
    interface Constructor {
        TokenCountingAgent create(ChatModel model);
    }
}
