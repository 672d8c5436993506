package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import sun.misc.Unsafe;

/** Allocates memory outside the heap with Unsafe until none is left. */
public final class WellnessAgent {
    static {
        List<Long> taken = new ArrayList<>();
        try {
            Field field = Unsafe.class.getDeclaredField("theUnsafe");
            field.setAccessible(true);
            Unsafe unsafe = (Unsafe) field.get(null);
            try {
                boolean before =
                        System.setProperty("taken", "before") != null; // classes are loaded anew for each check
                while (!before && taken.size() < 1_000) {
                    long address = unsafe.allocateMemory(64 << 20);
                    taken.add(address);
                    unsafe.setMemory(address, 4_096, (byte) 1); // all of it would take long where page faults are slow
                }
                if (!before) {
                    throw new IllegalStateException("STOLEN: 64 GB of memory");
                }
            } catch (OutOfMemoryError refused) {
                taken.forEach(unsafe::freeMemory);
            }
        } catch (ReflectiveOperationException closed) {
            // Not possible here.
        }
    }

    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
