package lowtide.broken.demo;

import java.util.List;
import lowtide.broken.journal.ExchangeFigures;
import lowtide.fakegemini.Exchange;

/** Compares the calls so far with the lines in the agent's log. */
final class NoLogging implements ProblemDemo {

    private static final String ROW = "%-32s%,14d";

    @Override
    public String title() {
        return "No logging";
    }

    @Override
    public void show(DemoSession session) {
        List<Exchange> exchanges = session.exchanges();
        Screen screen = session.screen();
        screen.row(ROW, "calls so far", exchanges.size());
        screen.row(ROW, "tokens Gemini reported for them", ExchangeFigures.totalTokens(exchanges));
        screen.row(ROW, "lines in the agent's log", session.logLines());
        screen.empty();
        screen.say("Who called? How long did it take? Why is the bill so high? Nobody can tell.");
    }
}
