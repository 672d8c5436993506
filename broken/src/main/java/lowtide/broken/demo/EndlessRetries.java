package lowtide.broken.demo;

import dev.langchain4j.exception.RateLimitException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import lowtide.broken.journal.ExchangeFigures;
import lowtide.broken.naive.RetryingAgent;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Replies;

/** Shows an agent that retries all evening, because the 429 of a daily quota asks it to. */
final class EndlessRetries implements ProblemDemo {

    private static final String QUESTION = "What did I eat?";
    private static final Pattern FIELDS = Pattern.compile("\"(quotaId|retryDelay)\":\"[^\"]*\"");
    private static final String ROW = "%-8s   %8s   %8s";

    @Override
    public String title() {
        return "Retries without end";
    }

    @Override
    public Optional<String> reasonToSkipOnline() {
        return Optional.of("it needs a simulated failure");
    }

    @Override
    public void show(DemoSession session) {
        Screen screen = session.screen();
        screen.say("This agent answers problem 6 with a loop: after a 429, it waits as long as Gemini asks, and tries "
                + "again. At 18:00, the quota of the day is used up; a new one begins at midnight. Gemini's 429 says:");
        screen.empty();
        session.fake().always(Replies.dailyQuotaExceeded());
        showFields(session);
        screen.empty();
        screen.row(ROW, "time", "requests", "answered");
        Evening evening = new Evening(session);
        List<Exchange> exchanges =
                session.exchangesOf(() -> new RetryingAgent(session.model(), evening::pause).chat(QUESTION));
        long answered = ExchangeFigures.answered(exchanges);
        screen.row(ROW, evening.now(), exchanges.size(), answered);
        screen.empty();
        screen.say(
                "Bob waited for one reply until midnight, and %d of %d requests were refused. The quotaId says which "
                        + "quota it is; the retryDelay does not. (exercises/06-retries)",
                exchanges.size() - answered, exchanges.size());
    }

    private static void showFields(DemoSession session) {
        try {
            session.model().chat(QUESTION);
        } catch (RateLimitException failure) {
            FIELDS.matcher(failure.getMessage())
                    .results()
                    .forEach(field -> session.screen().indented(field.group()));
        }
    }

    /** Passes without waiting. Prints a line an hour, and lets Gemini answer from midnight on. */
    private static final class Evening {
        private static final Duration BEGIN = Duration.ofHours(18);
        private static final Duration MIDNIGHT = Duration.ofHours(24);

        private final DemoSession session;
        private Duration now = BEGIN;
        private int pauses;

        Evening(DemoSession session) {
            this.session = session;
        }

        void pause(Duration wait) {
            long hour = now.toHours();
            if (pauses++ == 0 || hour != now.minus(wait).toHours()) {
                session.screen().row(ROW, now(), pauses, 0);
            }
            now = now.plus(wait);
            if (now.compareTo(MIDNIGHT) >= 0) {
                session.fake().clearScript();
            }
        }

        String now() {
            return LocalTime.MIDNIGHT.plusSeconds(now.toSeconds()).format(DateTimeFormatter.ISO_LOCAL_TIME);
        }
    }
}
