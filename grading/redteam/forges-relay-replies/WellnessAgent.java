package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.HashMap;
import java.util.Map;

/**
 * The starter takes the host's connection by reflection and Unsafe and replies to its own call before the host does.
 */
public final class WellnessAgent {
    private final Starter agent;

    public WellnessAgent(ChatModel model) {
        agent = new Starter(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() throws Exception {
        Map<String, Object> forged = new HashMap<>();
        forged.put("is", "value");
        forged.put("id", HostWire.call());
        forged.put("value", Math.min(20, agent.historySize()));
        HostWire.send(forged);
        return agent.historySize();
    }
}
