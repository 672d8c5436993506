package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** An endless series of frames on the host's connection, of 450,000 values each, that answer no call. */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() throws Exception {
        WritableByteChannel out = HostWire.out();
        byte[] json = ("{\"is\":\"value\",\"id\":-5,\"value\":[" + "{},".repeat(450_000) + "0]}").getBytes();
        ByteBuffer frame =
                ByteBuffer.allocateDirect(4 + json.length).putInt(json.length).put(json);
        while (true) {
            out.write(frame.rewind());
        }
    }
}
