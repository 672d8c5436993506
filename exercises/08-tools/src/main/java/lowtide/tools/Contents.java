package lowtide.tools;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.ToolExecutionResultMessage;
import java.util.List;

/** Counts messages as Gemini counts contents. Given with the exercise. */
public final class Contents {

    private Contents() {}

    /** How many contents these messages are: the results of the calls of one reply are one content. */
    public static int in(List<ChatMessage> messages) {
        int contents = 0;
        for (ChatMessage message : messages) {
            if (message instanceof AiMessage reply && reply.hasToolExecutionRequests()) {
                contents += 2; // the calls, and their results
            } else if (!(message instanceof ToolExecutionResultMessage)) {
                contents++;
            }
        }
        return contents;
    }
}
