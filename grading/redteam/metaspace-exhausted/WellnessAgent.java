package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.lang.invoke.MethodHandles;
import java.util.ArrayList;
import java.util.List;

/** Makes classes until there is no room for another. */
public final class WellnessAgent {
    private static final List<Class<?>> MADE = new ArrayList<>();

    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) throws Exception {
        byte[] self = WellnessAgent.class.getResourceAsStream("Solved.class").readAllBytes();
        while (message != null) {
            MADE.add(MethodHandles.lookup().defineHiddenClass(self, false).lookupClass());
        }
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
