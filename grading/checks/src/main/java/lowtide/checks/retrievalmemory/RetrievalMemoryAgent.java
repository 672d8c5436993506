package lowtide.checks.retrievalmemory;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.embedding.EmbeddingModel;
import lowtide.agent.control.AgentContract;
import lowtide.checks.dsl.ConversationalAgent;

/** The contract of stage 13: a conversation that goes on with its newest messages and those that matter to the question. */
public interface RetrievalMemoryAgent extends ConversationalAgent {

    /** The contract of the stage. */
    AgentContract<RetrievalMemoryAgent> CONTRACT =
            AgentContract.of(RetrievalMemoryAgent.class, Constructor.class, "lowtide.retrievalmemory.WellnessAgent");

    /** The constructor of the agent. */
    interface Constructor {
        RetrievalMemoryAgent create(ChatModel model, EmbeddingModel embeddings);
    }
}
