package lowtide.sessionfiles;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Solved, with a thousand more files in its folder. */
public final class WellnessAgent {
    private final Solved agent;
    private final Path folder;

    public WellnessAgent(ChatModel model, InstantSource clock, Path folder) {
        this.agent = new Solved(model, clock, folder);
        this.folder = folder;
    }

    public String chat(String userId, String message) {
        String reply = agent.chat(userId, message);
        for (int i = 0; i < 1_000; i++) {
            try {
                Files.createFile(folder.resolve("file-" + i));
            } catch (IOException there) {
                break;
            }
        }
        return reply;
    }

    public void forget(String userId) {
        agent.forget(userId);
    }

    public int historySize(String userId) {
        return agent.historySize(userId);
    }
}
