package lowtide.broken.demo;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import lowtide.broken.journal.ExchangeFigures;
import lowtide.broken.naive.BudgetAgent;
import lowtide.fakegemini.Gate;

/** Shows that a budget that is checked before a call is overspent by a large call, and by many at once. */
final class LateBudget implements ProblemDemo {

    private static final int BUDGET = 10_000;
    private static final int USERS = 20;
    private static final String SENTENCE = "and then some more, ";
    private static final String DIARY = SENTENCE.repeat(20_000);
    private static final String PAGE = SENTENCE.repeat(200);

    @Override
    public String title() {
        return "A budget that is checked too late";
    }

    @Override
    public Optional<String> reasonToSkipOnline() {
        return Optional.of("it sends hundreds of thousands of tokens");
    }

    @Override
    public void show(DemoSession session) {
        Screen screen = session.screen();
        screen.say(
                "This agent answers problem 3 with a budget of %,d tokens a day: it counts the tokens of its calls, and "
                        + "refuses calls when the budget is spent. Two days:",
                BUDGET);
        screen.empty();
        screen.row("%-40s  %7s   %-13s   %s", "calls", "tokens", "of the budget", "next call");
        BudgetAgent monday = new BudgetAgent(session.model(), BUDGET);
        String diary = String.format(Locale.ROOT, "one, with a diary of %,d characters", DIARY.length());
        spend(session, diary, monday, () -> monday.chat(DIARY));
        BudgetAgent tuesday = new BudgetAgent(session.model(), BUDGET);
        String pages = String.format(Locale.ROOT, "%d at once, with %,d characters each", USERS, PAGE.length());
        spend(session, pages, tuesday, () -> atOnce(session, tuesday));
        screen.empty();
        screen.say("When it refuses, the money is spent. A call must fit into the budget before it is sent, together "
                + "with all calls under way. (exercises/09-budget)");
    }

    private static void spend(DemoSession session, String calls, BudgetAgent agent, Runnable made) {
        long tokens = ExchangeFigures.totalTokens(session.exchangesOf(made));
        session.screen()
                .row("%-40s  %,7d   %,12d%%   %s", calls, tokens, tokens * 100 / BUDGET, outcome(agent, "Thanks"));
    }

    private static String outcome(BudgetAgent agent, String message) {
        try {
            agent.chat(message);
            return "answered";
        } catch (IllegalStateException refused) {
            return "refused";
        }
    }

    /** The gate holds every request until the last one has arrived, as if Gemini took its time. */
    private static void atOnce(DemoSession session, BudgetAgent agent) {
        ExecutorService users = Executors.newFixedThreadPool(USERS);
        try (Gate gate = session.fake().hold(request -> true)) {
            List<CompletableFuture<String>> replies = Stream.generate(
                            () -> CompletableFuture.supplyAsync(() -> agent.chat(PAGE), users))
                    .limit(USERS)
                    .toList();
            gate.awaitArrivals(USERS, Duration.ofSeconds(30));
            gate.open();
            replies.forEach(CompletableFuture::join);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            users.shutdown();
        }
    }
}
