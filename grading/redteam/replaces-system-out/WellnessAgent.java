package lowtide.logging;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;

/** Prints who said what, by a stream of its own in the place of System.out. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model, InstantSource clock) {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true));
        System.setErr(System.out);
        agent = new Solved(model, clock);
    }

    public String chat(String userId, String message) {
        System.out.println(userId + ": " + message);
        return agent.chat(userId, message);
    }

    public int historySize(String userId) {
        return agent.historySize(userId);
    }

    public int estimateTokens(List<ChatMessage> messages) {
        return agent.estimateTokens(messages);
    }

    public long tokensUsed(String userId) {
        return agent.tokensUsed(userId);
    }
}
