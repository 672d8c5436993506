package lowtide.contextcap;

import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.concurrent.atomic.AtomicInteger;

/** Stage 1 solved, but first up to 100,000 requests, until Gemini refuses them. */
public final class WellnessAgent {
    private static final AtomicInteger LEFT = new AtomicInteger(100_000);

    private final Solved agent;

    public WellnessAgent(ChatModel model) throws Exception {
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                while (LEFT.decrementAndGet() > 0) {
                    try {
                        model.chat(UserMessage.from("Hi " + LEFT.get()));
                    } catch (RuntimeException refused) {
                        LEFT.set(0);
                    }
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
