package lowtide.contextcap;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.util.ArrayList;
import java.util.List;

/** Correct, built with a ring buffer of ten turns, each a question with its answer. */
public final class WellnessAgent {
    private static final int TURNS = 10;

    private final ChatModel model;
    private final Turn[] ring = new Turn[TURNS];
    private long turns;

    public WellnessAgent(ChatModel model) {
        this.model = model;
    }

    public String chat(String message) {
        UserMessage question = UserMessage.from(message);
        List<ChatMessage> context = new ArrayList<>();
        // Nine earlier turns and the question are 19 messages; a tenth would make 21.
        for (long i = Math.max(0, turns - (TURNS - 1)); i < turns; i++) {
            Turn turn = ring[(int) (i % TURNS)];
            context.add(turn.question());
            context.add(turn.answer());
        }
        context.add(question);
        AiMessage answer = model.chat(context).aiMessage();
        ring[(int) (turns++ % TURNS)] = new Turn(question, answer);
        return answer.text();
    }

    public int historySize() {
        return 2 * (int) Math.min(TURNS, turns);
    }

    private record Turn(UserMessage question, AiMessage answer) {}
}
