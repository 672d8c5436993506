package lowtide.sessionfiles;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/** Solved, with folders in its folder that are nested twenty deep. */
public final class WellnessAgent {
    private final Solved agent;
    private final Path folder;

    public WellnessAgent(ChatModel model, InstantSource clock, Path folder) {
        this.agent = new Solved(model, clock, folder);
        this.folder = folder;
    }

    public String chat(String userId, String message) {
        String reply = agent.chat(userId, message);
        try {
            Files.createDirectories(folder.resolve("deep/".repeat(20)));
        } catch (IOException full) {
            throw new IllegalStateException(full);
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
