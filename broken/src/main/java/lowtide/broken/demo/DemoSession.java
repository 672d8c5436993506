package lowtide.broken.demo;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.langchain4j.model.chat.ChatModel;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import lowtide.broken.WellnessAgent;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Exchange;
import org.slf4j.LoggerFactory;

/** The agent of a demo, with the screen, the journal of its requests and its log. Not thread-safe. */
final class DemoSession implements AutoCloseable {

    private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(WellnessAgent.class);

    private final Screen screen;
    private final ChatModel model;
    private final WellnessAgent agent;
    private final Supplier<List<Exchange>> journal;
    private final Optional<Account> fake;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    /**
     * @param journal lists all requests and replies so far
     * @param fake    empty if the agent talks to the real Gemini
     */
    DemoSession(Screen screen, ChatModel model, Supplier<List<Exchange>> journal, Optional<Account> fake) {
        this.screen = screen;
        this.model = model;
        this.agent = new WellnessAgent(model);
        this.journal = journal;
        this.fake = fake;
        log.start();
        LOGGER.setLevel(Level.ALL);
        LOGGER.addAppender(log);
    }

    Screen screen() {
        return screen;
    }

    boolean isOffline() {
        return fake.isPresent();
    }

    String chat(String message) {
        return agent.chat(message);
    }

    /** Sends a message to the agent and prints it and the reply. */
    void chatAloud(String user, String message) {
        screen.spoken(user, message);
        screen.spoken("agent", Objects.requireNonNullElse(agent.chat(message), "(no text)"));
    }

    List<Exchange> exchanges() {
        return journal.get();
    }

    /** Runs some calls and returns their exchanges. */
    List<Exchange> exchangesOf(Runnable calls) {
        int before = journal.get().size();
        calls.run();
        List<Exchange> all = journal.get();
        return all.subList(before, all.size());
    }

    /** How many lines the agent has logged, at any level. */
    int logLines() {
        return log.list.size();
    }

    /** The model of the agent, for other agents. */
    ChatModel model() {
        return model;
    }

    /**
     * The account at FakeGemini, to script its replies.
     *
     * @throws java.util.NoSuchElementException with the real Gemini
     */
    Account fake() {
        return fake.orElseThrow();
    }

    void clearHistory() {
        WellnessAgent.CONVERSATION_HISTORY.clear();
    }

    @Override
    public void close() {
        LOGGER.detachAppender(log);
        LOGGER.setLevel(null);
        clearHistory();
    }
}
