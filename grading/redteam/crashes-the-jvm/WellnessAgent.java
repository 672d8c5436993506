package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** Writes to address zero. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() throws Exception {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        ((Unsafe) field.get(null)).putAddress(0, 0);
        return agent.historySize();
    }
}
