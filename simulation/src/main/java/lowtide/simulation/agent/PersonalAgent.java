package lowtide.simulation.agent;

import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import lowtide.agent.control.AgentContract;

/** An agent with a conversation for each user. */
interface PersonalAgent {

    String chat(String userId, String message);

    /** The contract of a class whose constructor takes a model. */
    static AgentContract<PersonalAgent> of(String className) {
        return AgentContract.of(PersonalAgent.class, Constructor.class, className);
    }

    /** The contract of a class whose constructor takes a model and a clock. */
    static AgentContract<PersonalAgent> withClock(String className) {
        return AgentContract.of(PersonalAgent.class, ClockConstructor.class, className);
    }

    interface Constructor {
        PersonalAgent create(ChatModel model);
    }

    interface ClockConstructor {
        PersonalAgent create(ChatModel model, InstantSource clock);
    }
}
