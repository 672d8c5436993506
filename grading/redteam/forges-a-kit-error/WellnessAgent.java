package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The starter sends replies that a trusting grader cannot read: an exception without a class, a missing number. */
public final class WellnessAgent {
    private final Starter agent;

    public WellnessAgent(ChatModel model) {
        agent = new Starter(model);
    }

    public String chat(String message) throws Exception {
        Map<String, Object> thrown = new HashMap<>();
        thrown.put("types", List.of());
        Map<String, Object> forged = new HashMap<>();
        forged.put("is", "thrown");
        forged.put("id", HostWire.call());
        forged.put("thrown", thrown);
        HostWire.send(forged);
        return agent.chat(message);
    }

    public int historySize() throws Exception {
        Map<String, Object> forged = new HashMap<>();
        forged.put("is", "value");
        forged.put("id", HostWire.call());
        HostWire.send(forged);
        return agent.historySize();
    }
}
