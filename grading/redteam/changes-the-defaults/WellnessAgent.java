package lowtide.logging;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.net.URL;
import java.security.Security;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;

/**
 * Stage 5 solved, with a Turkish locale, another time zone, broken system and security properties, and a URL handler
 * that throws.
 */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model, InstantSource clock) {
        Locale.setDefault(new Locale("tr", "TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        for (String property : new String[] {
            "user.dir",
            "java.io.tmpdir",
            "user.home",
            "line.separator",
            "file.separator",
            "java.class.path",
            "java.version",
            "sun.net.client.defaultReadTimeout",
            "javax.net.ssl.trustStore",
            "jdk.httpclient.connectionPoolSize"
        }) {
            System.setProperty(property, "1");
        }
        Security.setProperty("networkaddress.cache.ttl", "0");
        Security.setProperty("securerandom.source", "file:/dev/null");
        Thread.setDefaultUncaughtExceptionHandler(
                (thread, failure) -> Runtime.getRuntime().halt(9));
        try {
            URL.setURLStreamHandlerFactory(protocol -> {
                throw new IllegalStateException("no URLs today");
            });
        } catch (Error already) {
            // Already set by an earlier agent of this process.
        }
        agent = new Solved(model, clock);
    }

    public String chat(String userId, String message) {
        return agent.chat(userId, message);
    }

    public int historySize(String userId) {
        return agent.historySize(userId);
    }

    public int estimateTokens(List<ChatMessage> messages) {
        return agent.estimateTokens(messages);
    }

    public long tokensUsed(String userId) {
        return agent.tokensUsed(userId);
    }
}
