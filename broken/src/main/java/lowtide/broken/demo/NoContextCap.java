package lowtide.broken.demo;

import static lowtide.broken.journal.ExchangeFigures.inputTokens;
import static lowtide.broken.journal.ExchangeFigures.messages;

import java.util.List;
import lowtide.broken.journal.ExchangeFigures;
import lowtide.fakegemini.Exchange;

/** Shows how messages and tokens grow from call to call. */
final class NoContextCap implements ProblemDemo {

    private static final int CALLS = 40;
    private static final int CALLS_ONLINE = 5;
    private static final int BAR_WIDTH = 40;
    private static final List<String> FOODS =
            List.of("a salad", "an apple", "some soup", "a banana", "some rice", "a carrot", "an egg", "some bread");

    @Override
    public String title() {
        return "No context cap";
    }

    @Override
    public void show(DemoSession session) {
        int calls = session.isOffline() ? CALLS : CALLS_ONLINE;
        Screen screen = session.screen();
        screen.say("Alice reports %d meals. Every call sends the whole history again.", calls);
        screen.empty();
        List<Exchange> exchanges = session.exchangesOf(() -> {
            for (int i = 0; i < calls; i++) {
                session.chat("I ate " + FOODS.get(i % FOODS.size()));
            }
        });
        screen.row("call   messages sent   tokens sent");
        int maximum = inputTokens(exchanges.get(calls - 1));
        for (int call = 1; call <= calls; call++) {
            if (call == 1 || call % (calls / 4) == 0) {
                Exchange exchange = exchanges.get(call - 1);
                int tokens = inputTokens(exchange);
                String bar = "#".repeat(BAR_WIDTH * tokens / maximum);
                screen.row("%4d   %,13d   %,11d   %s", call, messages(exchange), tokens, bar);
            }
        }
        screen.empty();
        int sent = exchanges.stream().mapToInt(ExchangeFigures::messages).sum();
        screen.say("Alice wrote %,d messages. The agent sent and paid for %,d.", calls, sent);
    }
}
