package lowtide.simulation.measure;

import dev.langchain4j.model.chat.ChatModel;
import lowtide.agent.control.AgentContract;

/** An agent that knows no users: all share one conversation. */
interface SharedAgent {

    String chat(String message);

    /** The contract of the agent in this package. */
    static AgentContract<SharedAgent> in(String javaPackage) {
        return AgentContract.of(SharedAgent.class, Constructor.class, javaPackage + ".WellnessAgent");
    }

    interface Constructor {
        SharedAgent create(ChatModel model);
    }
}
