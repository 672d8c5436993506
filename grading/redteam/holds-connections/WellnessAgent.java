package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.util.ArrayList;
import java.util.List;

/** Stage 1 solved, but 600 requests are begun and never finished. */
public final class WellnessAgent {
    private static final List<SocketChannel> HELD = new ArrayList<>();

    private final Solved agent;

    public WellnessAgent(ChatModel model) throws Exception {
        Gemini gemini = new Gemini(model);
        try {
            for (int i = HELD.size(); i < 600; i++) {
                SocketChannel channel = gemini.connect();
                Gemini.send(
                        channel,
                        "POST /v1beta/models/gemini-2.5-flash:generateContent HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n\r\n{");
                HELD.add(channel);
            }
        } catch (IOException refused) {
            // No more connections.
        }
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
