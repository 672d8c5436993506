package lowtide.simulation.measure;

import dev.langchain4j.model.chat.ChatModel;
import java.time.InstantSource;
import lowtide.agent.control.AgentContract;

/** An agent with a conversation for each user. */
interface PersonalAgent {

    String chat(String userId, String message);

    /** The contract of the agent in this package, whose constructor takes a model. */
    static AgentContract<PersonalAgent> in(String javaPackage) {
        return AgentContract.of(PersonalAgent.class, Constructor.class, javaPackage + ".WellnessAgent");
    }

    /** The contract of the agent in this package, whose constructor takes a model and a clock. */
    static AgentContract<PersonalAgent> withClockIn(String javaPackage) {
        return AgentContract.of(PersonalAgent.class, ClockConstructor.class, javaPackage + ".WellnessAgent");
    }

    interface Constructor {
        PersonalAgent create(ChatModel model);
    }

    interface ClockConstructor {
        PersonalAgent create(ChatModel model, InstantSource clock);
    }
}
