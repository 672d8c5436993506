package lowtide.userisolation;

import dev.langchain4j.model.chat.ChatModel;
import java.util.concurrent.locks.LockSupport;

/** A thread started in the first check keeps calling Gemini with its old key during later checks. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String userId, String message) {
        if (System.setProperty("started", "before") == null) { // classes are loaded anew for each check
            Thread thread = new Thread(() -> {
                while (true) {
                    try {
                        agent.chat("eve", "I ate a canary");
                    } catch (RuntimeException revoked) {
                        LockSupport.parkNanos(10_000_000);
                    }
                }
            });
            thread.setDaemon(true);
            thread.start();
        }
        return agent.chat(userId, message);
    }

    public int historySize(String userId) {
        return agent.historySize(userId);
    }
}
