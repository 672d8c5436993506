package lowtide.broken.demo;

import dev.langchain4j.exception.ModelNotFoundException;
import dev.langchain4j.model.googleai.GoogleAiGeminiChatModel.GoogleAiGeminiChatModelBuilder;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import lowtide.broken.WellnessAgent;
import lowtide.broken.journal.ClientJournal;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.FakeGemini;

/**
 * Demonstrates the problems of the {@link WellnessAgent} and of naive fixes one by one. All figures are counted from the requests and
 * replies. Runs offline unless the environment variable GEMINI_API_KEY is set. Not thread-safe.
 */
public final class Demo {

    private static final long SEED = 1;
    private static final List<ProblemDemo> PROBLEMS = List.of(
            new NoContextCap(),
            new NoUserIsolation(),
            new NoTokenCounting(),
            new NoRateLimiting(),
            new NoLogging(),
            new NoErrorHandling(),
            new NoTools(),
            new EndlessRetries(),
            new EndlessTools(),
            new LateBudget());

    private Demo() {}

    /** Runs against FakeGemini, or against the real Gemini if GEMINI_API_KEY contains a key. */
    public static void main(String[] args) {
        // Must precede the first logger: without a configuration, Jetty logs every step.
        System.setProperty("logback.configurationFile", "lowtide/broken/logback.xml");
        Optional<String> key = variable("GEMINI_API_KEY");
        if (key.isEmpty()) {
            offline(System.out);
            return;
        }
        try {
            online(System.out, Optional.empty(), key.get(), variable("GEMINI_MODEL"));
        } catch (RuntimeException e) {
            System.err.println(failure(e));
            System.exit(1);
        }
    }

    /** What to do about a failed call to the real Gemini. */
    static String failure(RuntimeException e) {
        String hint = e instanceof ModelNotFoundException
                ? "The model is gone, or closed to this key. Set GEMINI_MODEL to another one, such as"
                        + " gemini-flash-latest."
                : "";
        return String.join(
                        System.lineSeparator(),
                        "Gemini did not answer: " + e,
                        hint,
                        "To run the demo offline, unset GEMINI_API_KEY.")
                .replace(System.lineSeparator().repeat(2), System.lineSeparator());
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(text -> !text.isBlank());
    }

    /** Shows all problems against a new FakeGemini. Clears the global history. */
    static void offline(PrintStream out) {
        try (FakeGemini gemini = FakeGemini.start();
                Account account = gemini.open(SEED)) {
            GoogleAiGeminiChatModelBuilder model =
                    WellnessAgent.gemini().baseUrl(account.baseUrl()).apiKey(account.apiKey());
            show(out, model, account::exchanges, Optional.of(account));
        }
    }

    /**
     * Shows the problems that cost almost nothing to show. Clears the global history.
     *
     * @param baseUrl empty for the real Gemini
     * @param modelName empty for the agent's own
     * @throws RuntimeException if a call fails
     */
    static void online(PrintStream out, Optional<String> baseUrl, String key, Optional<String> modelName) {
        ClientJournal journal = new ClientJournal();
        GoogleAiGeminiChatModelBuilder model =
                WellnessAgent.gemini().apiKey(key).listeners(List.of(journal));
        baseUrl.ifPresent(model::baseUrl);
        modelName.ifPresent(model::modelName);
        show(out, model, journal::exchanges, Optional.empty());
    }

    private static void show(
            PrintStream out,
            GoogleAiGeminiChatModelBuilder model,
            Supplier<List<Exchange>> journal,
            Optional<Account> fake) {
        Screen screen = new Screen(out);
        // The client would retry a 503 twice; in the demo, one failure must stay one failure.
        try (DemoSession session = new DemoSession(screen, model.maxRetries(0).build(), journal, fake)) {
            introduce(screen, session.isOffline());
            for (int i = 0; i < PROBLEMS.size(); i++) {
                ProblemDemo problem = PROBLEMS.get(i);
                session.clearHistory();
                screen.heading(i + 1, problem.title());
                if (session.isOffline() || problem.reasonToSkipOnline().isEmpty()) {
                    problem.show(session);
                } else {
                    screen.say(
                            "Skipped with the real Gemini: %s.",
                            problem.reasonToSkipOnline().get());
                }
                screen.empty();
            }
        }
        screen.say("The exercises fix these problems one by one. Start with exercises/01-context-cap.");
        screen.empty();
    }

    private static void introduce(Screen screen, boolean offline) {
        screen.empty();
        screen.say("LOW TIDE: THE BROKEN WELLNESS AGENT");
        screen.empty();
        if (offline) {
            screen.say("FakeGemini, a stand-in inside this program, answers instead of Gemini: no network, no API key, "
                    + "no cost. All figures are counted from the requests it receives. Its replies end with a "
                    + "reference such as (ref 1a2b3c).");
        } else {
            screen.say("GEMINI_API_KEY is set, so this demo calls the REAL GEMINI and you pay for 9 short calls. It "
                    + "skips problems that would cost more or that need a simulated failure. Without the key, it runs "
                    + "offline and shows all of them.");
        }
        screen.empty();
    }
}
