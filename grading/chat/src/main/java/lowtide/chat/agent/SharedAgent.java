package lowtide.chat.agent;

import dev.langchain4j.model.chat.ChatModel;

/** The contract of the broken agent, which knows no users. */
interface SharedAgent {

    String chat(String message);

    interface Constructor {
        SharedAgent create(ChatModel model);
    }
}
