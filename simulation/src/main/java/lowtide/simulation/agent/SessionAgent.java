package lowtide.simulation.agent;

import dev.langchain4j.model.chat.ChatModel;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;

/** An agent whose sessions outlive it. */
interface SessionAgent extends PersonalAgent {

    void forget(String userId);

    interface Constructor {
        SessionAgent create(ChatModel model, InstantSource clock, Path folder);
    }

    interface DatabaseConstructor {
        SessionAgent create(ChatModel model, InstantSource clock, DataSource database);
    }
}
