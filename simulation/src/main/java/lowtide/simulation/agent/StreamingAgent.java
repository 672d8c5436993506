package lowtide.simulation.agent;

import dev.langchain4j.model.chat.StreamingChatModel;
import java.util.function.Consumer;

/** An agent that passes its reply on piece by piece. */
interface StreamingAgent {

    void chat(String userId, String message, Consumer<String> onText);

    interface Constructor {
        StreamingAgent create(StreamingChatModel model);
    }
}
