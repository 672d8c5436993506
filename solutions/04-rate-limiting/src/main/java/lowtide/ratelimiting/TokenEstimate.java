package lowtide.ratelimiting;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.TextContent;
import dev.langchain4j.data.message.UserMessage;
import java.util.List;

/** Estimates the tokens of messages before they are sent: the solution of stage 3. */
final class TokenEstimate {
    private static final int CHARACTERS_PER_TOKEN = 4;

    private TokenEstimate() {}

    /** One token for four characters (UTF-16 units) of text, rounded down. */
    static int of(List<ChatMessage> messages) {
        return messages.stream().mapToInt(TokenEstimate::characters).sum() / CHARACTERS_PER_TOKEN;
    }

    private static int characters(ChatMessage message) {
        if (message instanceof SystemMessage system) {
            return system.text().length();
        }
        if (message instanceof UserMessage user) {
            return user.contents().stream()
                    .mapToInt(content ->
                            content instanceof TextContent text ? text.text().length() : 0)
                    .sum();
        }
        return message instanceof AiMessage ai && ai.text() != null ? ai.text().length() : 0;
    }
}
