package lowtide.broken.demo;

import static lowtide.broken.journal.ExchangeFigures.inputTokens;
import static lowtide.broken.journal.ExchangeFigures.messages;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import lowtide.broken.journal.ExchangeFigures;
import lowtide.fakegemini.Exchange;

/** Shows that a burst of calls is answered to the last one. */
final class NoRateLimiting implements ProblemDemo {

    private static final int CALLS = 500;

    @Override
    public String title() {
        return "No rate limiting";
    }

    @Override
    public Optional<String> reasonToSkipOnline() {
        return Optional.of("it makes " + CALLS + " calls");
    }

    @Override
    public void show(DemoSession session) {
        Screen screen = session.screen();
        screen.say("A script makes %d calls as fast as it can.", CALLS);
        screen.empty();
        long start = System.nanoTime();
        List<Exchange> exchanges = session.exchangesOf(() -> {
            for (int i = 0; i < CALLS; i++) {
                session.chat("I ate a cracker");
            }
        });
        double seconds = Duration.ofNanos(System.nanoTime() - start).toMillis() / 1000.0;
        Exchange last = exchanges.get(exchanges.size() - 1);
        screen.row(
                "%d calls in %.1f seconds, %d of them answered",
                exchanges.size(), seconds, ExchangeFigures.answered(exchanges));
        screen.row(
                "call %d: HTTP %d, %,d messages, %,d tokens",
                exchanges.size(), last.status(), messages(last), inputTokens(last));
        screen.empty();
        screen.say("All calls together: %,d tokens for one user.", ExchangeFigures.totalTokens(exchanges));
    }
}
