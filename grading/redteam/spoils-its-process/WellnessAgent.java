package lowtide.contextcap;

import dev.langchain4j.model.chat.ChatModel;
import java.lang.reflect.Method;
import java.util.Locale;
import java.util.TimeZone;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stage 1 solved, but it detaches the log, removes System.out, changes locale and time zone, and leaves a spinning
 * thread.
 */
public final class WellnessAgent {
    private final Solved agent;

    public WellnessAgent(ChatModel model) {
        agent = new Solved(model);
    }

    public String chat(String message) {
        return agent.chat(message);
    }

    public int historySize() throws Exception {
        Logger root = LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Method detach = root.getClass().getMethod("detachAndStopAllAppenders");
        detach.invoke(root);
        Locale.setDefault(new Locale("tr", "TR"));
        TimeZone.setDefault(TimeZone.getTimeZone("Pacific/Kiritimati"));
        System.setOut(null);
        System.setErr(null);
        Thread noise = new Thread(() -> {
            while (true) {
                Thread.onSpinWait();
            }
        });
        noise.setDaemon(true);
        if (agent.historySize() == 2) {
            noise.start();
        }
        return agent.historySize();
    }
}
