package lowtide.checks.retrievalmemory;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Reply;

/** A time in which Gemini answers questions, and requests for embeddings fail. Not thread-safe. */
final class Outage {

    private static final int AFTERWARDS = 10; // turns until everything can be found

    private final CheckContext<RetrievalMemoryAgent> context;
    private final Texts texts;
    private final Talk talk;
    private final List<Fact> facts = new ArrayList<>();
    private final List<Message> told = new ArrayList<>();

    Outage(CheckContext<RetrievalMemoryAgent> context) {
        this.context = context;
        this.texts = new Texts(context);
        this.talk = new Talk(context, context.word(), texts);
    }

    /** Every request fails, from the first turn on. */
    void beginsWithTheConversation() {
        Fault.passing().forEach(fault -> say(fault.name(), fault));
    }

    /** In every other turn the first request fails, and in the other ones all but the first. */
    void comesAndGoes() {
        Fault works = new Fault("an embedding", Replies.answer());
        for (Fault fault : Fault.passing()) {
            if (facts.size() % 2 == 0) {
                say(fault.name(), fault, works);
            } else {
                say(fault.name(), works, fault);
            }
        }
    }

    /** Fails unless all that was said meanwhile can be found soon after. */
    void isOver() {
        for (int i = 0; i < AFTERWARDS; i++) {
            talk.say().asksForFewEmbeddings();
        }
        for (int i = 0; i < facts.size(); i++) {
            talk.say(facts.get(i).question(context::word))
                    .asksForFewEmbeddings()
                    .remembers(told.get(i), "which was said while requests for embeddings failed");
        }
        facts.clear();
        told.clear();
    }

    private void say(String name, Fault... toEmbeddings) {
        boolean byTheUser = facts.size() % 4 < 2;
        Fact fact = byTheUser
                ? Fact.byTheUser(context::word, context.word())
                : Fact.byTheModel(context::word, context.word());
        Text question = byTheUser ? fact.told() : texts.question();
        Text reply = byTheUser ? texts.reply() : fact.told();
        talk.sayDuring(
                        name,
                        question,
                        reply,
                        Stream.of(toEmbeddings).map(Fault::reply).toArray(Reply[]::new))
                .carriesTheLast()
                .asksForFewEmbeddings();
        facts.add(fact);
        told.add(talk.said().get(talk.said().size() - (byTheUser ? 2 : 1)));
    }
}
