package lowtide.broken;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.Usage;
import org.slf4j.LoggerFactory;

/**
 * Shows the problems of the {@link WellnessAgent} happening, one after another. Every figure is taken from the requests
 * and replies themselves. Offline, unless the environment variable GEMINI_API_KEY is set. Not thread-safe.
 */
public final class Demo {

    private static final long SEED = 1;
    private static final List<String> FOODS =
            List.of("a salad", "an apple", "some soup", "a banana", "some rice", "a carrot", "an egg", "some bread");
    private static final int FRAMES_SHOWN = 3;

    private final Screen screen;
    private final WellnessAgent agent;
    private final Supplier<List<Exchange>> journal;
    private final Optional<Account> fake;
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    private Demo(
            PrintStream out,
            GoogleAiGeminiChatModelBuilder model,
            Supplier<List<Exchange>> journal,
            Optional<Account> fake) {
        this.screen = new Screen(out);
        // The client would try a 503 three times before it gives up; here one failure is to be one failure.
        this.agent = new WellnessAgent(model.maxRetries(0).build());
        this.journal = journal;
        this.fake = fake;
    }

    /** Runs against FakeGemini, or against the real Gemini if GEMINI_API_KEY holds its key. */
    public static void main(String[] args) {
        // Before the first logger: without a configuration Jetty prints everything it does.
        System.setProperty("logback.configurationFile", "lowtide/broken/logback.xml");
        Optional<String> key =
                Optional.ofNullable(System.getenv("GEMINI_API_KEY")).filter(text -> !text.isBlank());
        if (key.isEmpty()) {
            offline(System.out);
            return;
        }
        try {
            online(System.out, Optional.empty(), key.get());
        } catch (RuntimeException e) {
            System.err.println("Gemini did not answer: " + e + System.lineSeparator()
                    + "Without GEMINI_API_KEY in the environment the demo runs offline.");
            System.exit(1);
        }
    }

    /** All problems, on a FakeGemini of its own. Empties the global history. */
    static void offline(PrintStream out) {
        try (FakeGemini gemini = FakeGemini.start();
                Account account = gemini.open(SEED)) {
            GoogleAiGeminiChatModelBuilder model =
                    WellnessAgent.gemini().baseUrl(account.baseUrl()).apiKey(account.apiKey());
            new Demo(out, model, account::exchanges, Optional.of(account)).run();
        }
    }

    /**
     * The problems that cost next to nothing to show. Empties the global history.
     *
     * @param baseUrl empty for the real Gemini
     * @throws RuntimeException if a call fails
     */
    static void online(PrintStream out, Optional<String> baseUrl, String key) {
        ClientJournal journal = new ClientJournal();
        GoogleAiGeminiChatModelBuilder model =
                WellnessAgent.gemini().apiKey(key).listeners(List.of(journal));
        baseUrl.ifPresent(model::baseUrl);
        new Demo(out, model, journal::exchanges, Optional.empty()).run();
    }

    private void run() {
        Logger logger = (Logger) LoggerFactory.getLogger(WellnessAgent.class);
        logger.setLevel(Level.ALL);
        log.start();
        logger.addAppender(log);
        try {
            introduce();
            noContextCap();
            noUserIsolation();
            noTokenCounting();
            noRateLimiting();
            noLogging();
            noErrorHandling();
            noTools();
        } finally {
            logger.detachAppender(log);
            logger.setLevel(null);
            WellnessAgent.CONVERSATION_HISTORY.clear();
        }
        screen.say("Problems 1 to 5 are yours to fix, in the exercises of the same number.");
    }

    private void introduce() {
        screen.empty();
        screen.say("LOW TIDE: THE WELLNESS AGENT AS FOUND");
        if (fake.isPresent()) {
            screen.say("Gemini is played by FakeGemini, inside this program: no network, no key, no bill. Every figure "
                    + "is counted in the requests that reached it. Replies end in its own mark, such as (ref 1a2b3c).");
        } else {
            screen.say("GEMINI_API_KEY is set, so this is the REAL GEMINI, on your bill: 9 short calls. Problems 3, 4 "
                    + "and 6 are left out: the first two would cost money, the last needs a failure made to order. "
                    + "Without the key all of them are shown, offline.");
        }
    }

    private void noContextCap() {
        int calls = fake.isPresent() ? 40 : 5;
        start(1, "No context cap");
        screen.say("Alice reports %d meals. Every call sends the whole history again.", calls);
        List<Exchange> sent = during(() -> {
            for (int i = 0; i < calls; i++) {
                agent.chat("I ate " + FOODS.get(i % FOODS.size()));
            }
        });
        screen.line("call   messages sent   tokens sent");
        int most = promptTokens(sent.get(calls - 1));
        for (int call = 1; call <= calls; call++) {
            if (call == 1 || call % (calls / 4) == 0) {
                Exchange exchange = sent.get(call - 1);
                int tokens = promptTokens(exchange);
                screen.line(
                        "%4d   %,13d   %,11d   %s", call, messages(exchange), tokens, "#".repeat(40 * tokens / most));
            }
        }
        screen.empty();
        int messages = sent.stream().mapToInt(Demo::messages).sum();
        screen.say("She wrote %,d messages. %,d were sent and paid for.", calls, messages);
    }

    private void noUserIsolation() {
        start(2, "No user isolation");
        List<Exchange> sent = during(() -> {
            speak("alice", "I ate a salad");
            speak("bob", "I went for a run");
            speak("bob", "What did I eat?");
        });
        screen.empty();
        Exchange alices = sent.get(0);
        Set<String> hers =
                Set.of(alices.request().last().text(), alices.replyText().orElse(""));
        List<Content> bobs = sent.get(2).request().contents();
        screen.say(
                "Bob never said that he ate anything. His question went out with %d messages: %d of them are what Alice "
                        + "said and what she was told.",
                bobs.size(),
                bobs.stream().filter(content -> hers.contains(content.text())).count());
    }

    private void noTokenCounting() {
        start(3, "No token counting");
        if (leftOut("it sends hundreds of thousands of tokens")) {
            return;
        }
        String diary = "and then some more, ".repeat(20_000);
        List<Exchange> sent = during(() -> {
            agent.chat(diary);
            agent.chat("Thanks");
            agent.chat("Bye");
        });
        String row = "%-32s%,14d";
        screen.line("%-32s%14s", "Alice writes", "tokens sent");
        screen.line(
                row, String.format(Locale.ROOT, "a diary, %,d characters", diary.length()), promptTokens(sent.get(0)));
        screen.line(row, "\"Thanks\"", promptTokens(sent.get(1)));
        screen.line(row, "\"Bye\"", promptTokens(sent.get(2)));
        screen.empty();
        screen.say(
                "Each word after the diary costs the diary again. Gemini reported %,d tokens for these three calls; "
                        + "the agent reads no such figure and refuses nothing.",
                totalTokens(sent));
    }

    private void noRateLimiting() {
        int calls = 500;
        start(4, "No rate limiting");
        if (leftOut("it makes " + calls + " calls")) {
            return;
        }
        long start = System.nanoTime();
        List<Exchange> sent = during(() -> {
            for (int i = 0; i < calls; i++) {
                agent.chat("I ate a cracker");
            }
        });
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        Exchange last = sent.get(sent.size() - 1);
        screen.say("A script calls %d times, as fast as it can.", calls);
        screen.line("%d calls in %.1f seconds, %d of them served", sent.size(), seconds, served(sent));
        screen.line(
                "call %d: HTTP %d, %,d messages, %,d tokens",
                sent.size(), last.status(), messages(last), promptTokens(last));
        screen.empty();
        screen.say("All of them together: %,d tokens, for one user.", totalTokens(sent));
    }

    private void noLogging() {
        start(5, "No logging");
        List<Exchange> all = journal.get();
        String row = "%-32s%,14d";
        screen.line(row, "calls so far", all.size());
        screen.line(row, "tokens Gemini reported for them", totalTokens(all));
        screen.line(row, "lines in the agent's log", log.list.size());
        screen.empty();
        screen.say("Who called? How long did it take? Why is the bill so high? Nobody can tell.");
    }

    private void noErrorHandling() {
        start(6, "No error handling");
        if (leftOut("it needs a Gemini that fails when told to")) {
            return;
        }
        fake.ifPresent(account -> account.enqueue(Replies.overloaded()));
        screen.say(
                "Bob asks \"What did I eat?\". Gemini is overloaded, once, and answers 503. (The client's own retries "
                        + "are off: they would only put this off.) What Bob gets:");
        List<Exchange> sent = during(() -> {
            try {
                agent.chat("What did I eat?");
            } catch (RuntimeException e) {
                showTrace(e);
            }
            agent.chat("What did I do?");
        });
        screen.empty();
        screen.say("Bob asks something else. The next request carries two questions, the first one never answered:");
        sent.get(1)
                .request()
                .contents()
                .forEach(content -> screen.spoken(content.isUser() ? "user" : "model", content.text()));
        screen.empty();
    }

    private void noTools() {
        start(7, "No tool is ever called");
        during(() -> speak("alice", "I ate an apple, 95 calories"));
        List<Exchange> all = journal.get();
        screen.empty();
        long offering = all.stream()
                .filter(exchange -> !exchange.request().tools().isEmpty())
                .count();
        screen.say(
                "Nothing was logged. log_food and log_workout exist; %d of %,d requests offered Gemini a tool.",
                offering, all.size());
    }

    /** Every problem starts as if the program did: with an empty history. */
    private void start(int number, String title) {
        WellnessAgent.CONVERSATION_HISTORY.clear();
        screen.heading(number, title);
    }

    private boolean leftOut(String reason) {
        if (fake.isEmpty()) {
            screen.say("Left out with the real Gemini: %s.", reason);
        }
        return fake.isEmpty();
    }

    private void speak(String user, String message) {
        screen.spoken(user, message);
        screen.spoken("agent", Objects.requireNonNullElse(agent.chat(message), "(no text)"));
    }

    private List<Exchange> during(Runnable calls) {
        int before = journal.get().size();
        calls.run();
        List<Exchange> all = journal.get();
        return all.subList(before, all.size());
    }

    /** As {@code printStackTrace} prints it, but for the frames nobody needs. */
    private void showTrace(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace, true));
        List<String> left = new ArrayList<>();
        int frames = 0;
        for (String line : trace.toString().lines().toList()) {
            boolean frame = line.startsWith("\tat ");
            if (!frame && frames == 0) {
                screen.paragraph(line);
            } else if (frame && (frames++ < FRAMES_SHOWN || line.contains("WellnessAgent"))) {
                screen.line("%s", line.replace("\t", "    "));
            } else {
                left.add(line);
            }
        }
        screen.line("    ... and %d more lines", left.size());
    }

    private static int messages(Exchange exchange) {
        return exchange.request().contents().size();
    }

    private static int promptTokens(Exchange exchange) {
        return exchange.usage().map(Usage::prompt).orElse(0);
    }

    private static long totalTokens(List<Exchange> exchanges) {
        return exchanges.stream()
                .flatMap(exchange -> exchange.usage().stream())
                .mapToLong(Usage::total)
                .sum();
    }

    private static long served(List<Exchange> exchanges) {
        return exchanges.stream()
                .filter(exchange -> exchange.status() == 200 && exchange.usage().isPresent())
                .count();
    }
}
