package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.Random;

/** Prints what is no text in any encoding. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        byte[] noise = new byte[50_000];
        new Random(message.hashCode()).nextBytes(noise);
        System.out.write(noise, 0, noise.length);
        System.err.write(noise, 0, noise.length);
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
