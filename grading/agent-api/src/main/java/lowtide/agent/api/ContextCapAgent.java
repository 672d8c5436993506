package lowtide.agent.api;

/** Stage 1: one conversation, capped. */
public interface ContextCapAgent {

    /** One turn; returns the model's reply. */
    String chat(String message);

    /** How many messages the agent stores right now, of both roles. */
    int historySize();
}
