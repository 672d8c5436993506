package lowtide.simulation.agent;

import dev.langchain4j.model.chat.ChatModel;

/** An agent that knows no users: all share one conversation. */
interface SharedAgent {

    String chat(String message);

    interface Constructor {
        SharedAgent create(ChatModel model);
    }
}
