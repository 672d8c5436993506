package lowtide.checks.retrievalmemory;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/** How often each message of a conversation is embedded. */
final class Embeddings {

    private static final int OK = 200;
    private static final int TURNS = 14;
    private static final int REPEATED = 5; // one question in so many was asked before
    private static final int AFTERWARDS = 5; // turns, so that no message of before is among the last

    private final CheckContext<RetrievalMemoryAgent> context;
    private final Texts texts;
    private final Talk talk;

    Embeddings(CheckContext<RetrievalMemoryAgent> context) {
        this.context = context;
        this.texts = new Texts(context);
        this.talk = new Talk(context, context.word(), texts);
    }

    /** Fails unless each message is embedded once, in few requests. */
    void areAskedForOnce() {
        for (int turns = 1; turns <= TURNS; turns++) {
            Text question = texts.question();
            if (turns % REPEATED == 0) {
                Message again = talk.said().get(0);
                question = new Text(again.text(), again.words());
            }
            talk.say(question).asksForFewEmbeddings();
        }
        verify(talk.said());
    }

    /** The same, with two calls at the same instant. */
    void areAskedForOnceByCallsAtOnce() {
        context.gemini().clearScript();
        List<Message> said = new ArrayList<>(talk.said());
        List<Function<RetrievalMemoryAgent, String>> calls = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Text question = texts.question();
            Text reply = texts.reply();
            context.gemini().when(request -> request.last().text().equals(question.text()), Replies.text(reply.text()));
            calls.add(agent -> agent.chat(talk.userId(), question.text()));
            said.add(new Message(said.size() + 1, question));
            said.add(new Message(said.size() + 1, reply));
        }
        List<CompletableFuture<String>> answers = context.session().together(calls);
        answers.forEach(answer -> context.patience()
                .await(answer, "A user made two calls at the same instant, and one never returned.", "two answers."));
        int before = talk.said().size();
        for (int i = 0; i < AFTERWARDS; i++) {
            talk.say().asksForFewEmbeddings();
        }
        said.addAll(talk.said().subList(before, talk.said().size()));
        verify(said);
    }

    private void verify(List<Message> said) {
        Map<String, Integer> embedded = embedded();
        for (Message message : said) {
            long times = said.stream()
                    .filter(other -> other.text().equals(message.text()))
                    .count();
            if (embedded.getOrDefault(message.text(), 0) > times) {
                throw new CheckFailure(
                        "After " + said.size() / 2 + " calls, " + message.shown(context::masked) + " had been embedded "
                                + embedded.get(message.text()) + " times.",
                        "one embedding for each message, which is kept.");
            }
        }
        List<Message> beforeTheLastTurn =
                said.subList(0, said.size() - 2); // an agent may embed what it searches, no sooner
        MemoryTurn.earlier(beforeTheLastTurn).stream()
                .filter(message -> !embedded.containsKey(message.text()))
                .findFirst()
                .ifPresent(message -> {
                    throw new CheckFailure(
                            "After " + said.size() / 2 + " calls, " + message.shown(context::masked)
                                    + " had not been embedded as it was said.",
                            "one embedding for the text of each message, without anything added.");
                });
    }

    private Map<String, Integer> embedded() {
        Map<String, Integer> times = new HashMap<>();
        context.gemini().exchanges().stream()
                .filter(exchange -> exchange.request().isEmbedding() && exchange.status() == OK)
                .map(Exchange::request)
                .map(GeminiRequest::contents)
                .flatMap(List::stream)
                .map(Content::text)
                .forEach(text -> times.merge(text, 1, Integer::sum));
        return times;
    }
}
