package lowtide.broken.demo;

import java.util.List;
import java.util.Set;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Content;

/** Shows that Bob's request carries Alice's messages. */
final class NoUserIsolation implements ProblemDemo {

    @Override
    public String title() {
        return "No user isolation";
    }

    @Override
    public void show(DemoSession session) {
        List<Exchange> exchanges = session.exchangesOf(() -> {
            session.chatAloud("alice", "I ate a salad");
            session.chatAloud("bob", "I went for a run");
            session.chatAloud("bob", "What did I eat?");
        });
        Exchange alice = exchanges.get(0);
        Set<String> ofAlice =
                Set.of(alice.request().last().text(), alice.replyText().orElse(""));
        List<Content> sentForBob = exchanges.get(2).request().contents();
        session.screen().empty();
        session.screen()
                .say(
                        "Bob never said that he ate anything. The request for his question carries %d messages; %d of "
                                + "them are Alice's message and the reply to it.",
                        sentForBob.size(),
                        sentForBob.stream()
                                .filter(content -> ofAlice.contains(content.text()))
                                .count());
    }
}
