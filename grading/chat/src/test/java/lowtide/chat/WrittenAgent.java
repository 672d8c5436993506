package lowtide.chat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lowtide.chat.agent.AgentSource;

/** An agent of stage 1 in a folder of its own, whose method {@code chat} a test writes. */
final class WrittenAgent {

    private final Path exercises;
    private final Path file;

    /** Creates the folder, with an agent whose method has these statements. */
    WrittenAgent(Path folder, String chat) throws IOException {
        exercises = folder.resolve("exercises");
        file = exercises.resolve("01-context-cap/src/main/java/lowtide/contextcap/WellnessAgent.java");
        Files.createDirectories(file.getParent());
        write(chat);
    }

    AgentSource source() {
        return OpenChat.source(1, exercises);
    }

    /** Saves the agent with these statements in its method. */
    void write(String chat) throws IOException {
        Files.writeString(file, """
                package lowtide.contextcap;

                import dev.langchain4j.model.chat.ChatModel;

                public final class WellnessAgent {

                    public WellnessAgent(ChatModel model) {}

                    public int historySize() {
                        return 0;
                    }

                    public String chat(String message) {
                        %s
                    }
                }
                """.formatted(chat));
    }
}
