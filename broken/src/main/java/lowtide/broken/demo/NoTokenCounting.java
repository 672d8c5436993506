package lowtide.broken.demo;

import static lowtide.broken.journal.ExchangeFigures.inputTokens;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lowtide.broken.journal.ExchangeFigures;
import lowtide.fakegemini.Exchange;

/** Shows that a very long message is sent, and sent again with every later one. */
final class NoTokenCounting implements ProblemDemo {

    private static final String DIARY = "and then some more, ".repeat(20_000);
    private static final String ROW = "%-32s%,14d";

    @Override
    public String title() {
        return "No token counting";
    }

    @Override
    public Optional<String> reasonToSkipOnline() {
        return Optional.of("it sends hundreds of thousands of tokens");
    }

    @Override
    public void show(DemoSession session) {
        Screen screen = session.screen();
        List<Exchange> exchanges = session.exchangesOf(() -> {
            session.chat(DIARY);
            session.chat("Thanks");
            session.chat("Bye");
        });
        screen.row("%-32s%14s", "Alice writes", "tokens sent");
        screen.row(
                ROW,
                String.format(Locale.ROOT, "a diary, %,d characters", DIARY.length()),
                inputTokens(exchanges.get(0)));
        screen.row(ROW, "\"Thanks\"", inputTokens(exchanges.get(1)));
        screen.row(ROW, "\"Bye\"", inputTokens(exchanges.get(2)));
        screen.empty();
        screen.say(
                "Every later message pays for the diary again. Gemini reported %,d tokens for these three calls. The "
                        + "agent ignores this figure and limits nothing.",
                ExchangeFigures.totalTokens(exchanges));
    }
}
