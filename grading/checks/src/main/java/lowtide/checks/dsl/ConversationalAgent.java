package lowtide.checks.dsl;

/** An agent with one conversation for each user. */
public interface ConversationalAgent {

    /** One turn of one user; returns the model's reply. */
    String chat(String userId, String message);

    /** How many messages the agent stores for this user right now, of both roles; 0 for a user it does not know. */
    int historySize(String userId);
}
