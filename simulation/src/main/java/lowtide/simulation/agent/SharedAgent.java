package lowtide.simulation.agent;

import dev.langchain4j.model.chat.ChatModel;
import lowtide.agent.control.AgentContract;

/** An agent that knows no users: all share one conversation. */
interface SharedAgent {

    String chat(String message);

    /** The contract of a class whose constructor takes a model. */
    static AgentContract<SharedAgent> of(String className) {
        return AgentContract.of(SharedAgent.class, Constructor.class, className);
    }

    interface Constructor {
        SharedAgent create(ChatModel model);
    }
}
