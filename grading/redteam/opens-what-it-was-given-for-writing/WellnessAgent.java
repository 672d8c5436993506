package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Opens libraries, JDK and system files for writing. */
public final class WellnessAgent {
    static {
        for (String entry : (System.getProperty("java.class.path") + File.pathSeparator
                        + System.getProperty("java.home") + "/release" + File.pathSeparator + "/etc/hosts"
                        + File.pathSeparator + "/etc/passwd")
                .split(File.pathSeparator)) {
            try (FileChannel open = FileChannel.open(Path.of(entry), StandardOpenOption.WRITE)) {
                throw new IllegalStateException("STOLEN: could write to " + entry + open.position());
            } catch (IOException refused) {
                // Expected: the sandbox prevents it.
            }
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
