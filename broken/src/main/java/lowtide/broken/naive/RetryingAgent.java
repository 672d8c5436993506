package lowtide.broken.naive;

import dev.langchain4j.exception.RateLimitException;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** NOT FOR PRODUCTION. Tries again when Gemini asks it to, which is not always of use. Thread-safe. */
public final class RetryingAgent {

    private static final Pattern RETRY_DELAY = Pattern.compile("\"retryDelay\"\\s*:\\s*\"([0-9.]+)s\"");

    private final ChatModel model;
    private final Consumer<Duration> pause;

    /** @param pause waits; in production {@code Thread.sleep} */
    public RetryingAgent(ChatModel model, Consumer<Duration> pause) {
        this.model = model;
        this.pause = pause;
    }

    /** Answers one message, sooner or later. */
    public String chat(String message) {
        while (true) {
            try {
                return model.chat(message);
            } catch (RateLimitException failure) {
                // PROBLEM 8: retries without end. Gemini names a delay of seconds even if the quota of the day is used
                // up, and nothing here limits the number of requests or the time that the user waits.
                pause.accept(retryDelay(failure));
            }
        }
    }

    private static Duration retryDelay(RateLimitException failure) {
        Matcher named = RETRY_DELAY.matcher(failure.getMessage());
        return named.find() ? Duration.parse("PT" + named.group(1) + "S") : Duration.ofSeconds(1);
    }
}
