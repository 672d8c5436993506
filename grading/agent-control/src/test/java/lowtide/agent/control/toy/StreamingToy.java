package lowtide.agent.control.toy;

import dev.langchain4j.model.chat.StreamingChatModel;
import java.time.Instant;
import java.util.function.Consumer;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.AgentSettings;

/** What the tests ask of {@link lowtide.toy.StreamingToyAgent}. */
public interface StreamingToy {

    AgentContract<StreamingToy> CONTRACT =
            AgentContract.of(StreamingToy.class, Constructor.class, "lowtide.toy.StreamingToyAgent");

    String chat(String userId, String message, Consumer<String> onText);

    void repeat(String text);

    interface Constructor {
        StreamingToy create(StreamingChatModel model);
    }

    /** Settings with a model at this address. */
    static AgentSettings settings(String gemini) {
        return new AgentSettings(
                new ModelAccess(gemini + "/v1beta", "key", "gemini-2.5-flash"), Instant.parse("2026-03-02T08:00:00Z"));
    }
}
