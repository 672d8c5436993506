package lowtide.broken.demo;

import java.util.List;
import lowtide.fakegemini.Exchange;

/** Shows that no request offers the agent's tools to the model. */
final class NoTools implements ProblemDemo {

    @Override
    public String title() {
        return "No tools";
    }

    @Override
    public void show(DemoSession session) {
        session.chatAloud("alice", "I ate an apple, 95 calories");
        List<Exchange> exchanges = session.exchanges();
        long offering = exchanges.stream()
                .filter(exchange -> !exchange.request().tools().isEmpty())
                .count();
        session.screen().empty();
        session.screen()
                .say(
                        "Nothing was logged: %d of %,d requests offered Gemini log_food or log_workout.",
                        offering, exchanges.size());
    }
}
