package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;

/** Floods the real standard output, past System.out. */
public final class WellnessAgent {
    private static boolean flooded;

    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) throws Exception {
        if (!flooded) {
            flooded = true;
            byte[] noise = new byte[1 << 20];
            FileOutputStream out = new FileOutputStream(FileDescriptor.out);
            for (int i = 0; i < 1024; i++) {
                out.write(noise);
            }
        }
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
