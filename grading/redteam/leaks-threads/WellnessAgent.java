package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.concurrent.locks.LockSupport;

/** Every call leaves a thread behind, and none of them is a daemon. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        new Thread(() -> {
                    while (true) {
                        LockSupport.park();
                    }
                })
                .start();
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
