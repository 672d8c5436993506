package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.Map;

/** The starter replies in the host's name with an exception whose message has 300,000 line breaks of three kinds. */
public final class WellnessAgent {
    private final Starter agent;

    public WellnessAgent(ChatModel model) {
        agent = new Starter(model);
    }

    public String chat(String message) throws Exception {
        Map<String, Object> thrown =
                Map.of("types", List.of("X"), "message", "x" + "\r\n\n".repeat(100_000), "where", "", "cause", "");
        HostWire.send(Map.of("is", "thrown", "id", HostWire.call(), "thrown", thrown));
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
