package lowtide.agent.api;

import java.util.List;

/** Stage 3, and stages 4 and 5, which change how the agent behaves but not what it offers. */
public interface TokenCountingAgent extends UserIsolationAgent {

    /** The agent's estimate of what these messages cost, in tokens. */
    int estimateTokens(List<Message> messages);

    /** What Gemini reported for this user's answered calls so far, in tokens; 0 for a user the agent does not know. */
    long tokensUsed(String userId);
}
