package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.util.List;

/** The starter calls WireMock's admin API under seven spellings, and the model with keys that are not its own. */
public final class WellnessAgent {
    private final Starter agent;

    public WellnessAgent(ChatModel model) throws Exception {
        Gemini gemini = new Gemini(model);
        String stub =
                "{\"priority\":1,\"request\":{\"urlPattern\":\".*\"},\"response\":{\"status\":200,\"body\":\"{}\"}}";
        for (String root : List.of(
                "/__admin",
                "/v1beta/../__admin",
                "/%5f%5fadmin",
                "//__admin",
                "/x/..;/__admin",
                "/;/__admin",
                "http://x/__admin")) {
            for (String call : List.of(
                    "/mappings",
                    "/mappings/reset",
                    "/reset",
                    "/requests/reset",
                    "/settings",
                    "/recordings/start",
                    "/shutdown")) {
                refused(gemini.post(root + call, "none", stub));
            }
        }
        for (String key :
                List.of("", "fake-gemini-", "fake-gemini-00000000-0000-0000-0000-000000000000", "*", "null")) {
            refused(gemini.post(
                    "/v1beta/models/gemini-2.5-flash:generateContent",
                    key,
                    "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"I ate a canary\"}]}]}"));
        }
        agent = new Starter(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() {
        return agent.historySize();
    }

    private static void refused(String answer) {
        if (!answer.startsWith("HTTP/1.1 4")) {
            throw new IllegalStateException("STOLEN: " + answer);
        }
    }
}
