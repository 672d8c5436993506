package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPOutputStream;

/** Stage 1 solved, but first requests that announce 1 GB, announce nothing, or unpack to 1 GB. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) throws Exception {
        Gemini gemini = new Gemini(model);
        for (String length : List.of(
                "Content-Length: 1073741824",
                "Transfer-Encoding: chunked",
                "Content-Encoding: gzip\r\nContent-Length: 1100000")) {
            try (SocketChannel channel = gemini.connect()) {
                Gemini.send(
                        channel,
                        "POST /v1beta/models/gemini-2.5-flash:generateContent HTTP/1.1\r\nHost: 127.0.0.1\r\nx-goog-api-key: "
                                + gemini.key + "\r\n" + length + "\r\n\r\n"
                                + (length.startsWith("T") ? "40000000\r\n" : ""));
                OutputStream raw = Channels.newOutputStream(channel);
                OutputStream out = length.contains("gzip") ? new GZIPOutputStream(raw, 1 << 16) : raw;
                byte[] text = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);
                for (int i = 0; i < (length.contains("gzip") ? 1_024 : 8); i++) {
                    out.write(text);
                }
                Channels.newInputStream(channel).read();
            } catch (IOException cutOff) {
                // Expected: the sandbox prevents it.
            }
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
