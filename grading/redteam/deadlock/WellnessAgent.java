package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.concurrent.CountDownLatch;

/** Two threads of the agent wait for each other; neither is a daemon. */
public final class WellnessAgent {
    private static final Object ONE = new Object();
    private static final Object OTHER = new Object();

    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        CountDownLatch both = new CountDownLatch(2);
        Thread partner = new Thread(() -> {
            synchronized (OTHER) {
                meet(both);
                synchronized (ONE) {
                    both.countDown();
                }
            }
        });
        partner.start();
        synchronized (ONE) {
            meet(both);
            synchronized (OTHER) {
                both.countDown();
            }
        }
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }

    private static void meet(CountDownLatch both) {
        both.countDown();
        try {
            both.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
