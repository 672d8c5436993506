package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.Random;
import java.util.SplittableRandom;

/** Computes FakeGemini's replies from the default seed and sends no requests. */
public final class WellnessAgent {
    private int calls;

    private final Starter agent;

    public WellnessAgent(ChatModel model) {
        agent = new Starter(model);
    }

    public String chat(String message) {
        agent.historySize();
        SplittableRandom nonces = new SplittableRandom(new Random(42 * 1_000_003L + "1A".hashCode()).nextLong());
        int factor = nonces.nextInt() | 1;
        int x = (calls++ * factor + nonces.nextInt()) & 0xFFFFFF;
        x ^= x >>> 11;
        x = (x * 0x5bd1e5) & 0xFFFFFF;
        x ^= x >>> 13;
        return "Logged: " + message.replaceFirst("^I ate an? ", "") + ". (ref " + String.format("%06x", x) + ").";
    }

    public int historySize() {
        return agent.historySize();
    }
}
