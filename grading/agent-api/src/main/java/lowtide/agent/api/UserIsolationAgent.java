package lowtide.agent.api;

/** Stage 2: one conversation a user. */
public interface UserIsolationAgent {

    /** One turn of one user; returns the model's reply. */
    String chat(String userId, String message);

    /** How many messages the agent stores for this user right now, of both roles; 0 for a user it does not know. */
    int historySize(String userId);
}
