package lowtide.checks.retrievalmemory;

import java.util.ArrayList;
import java.util.List;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Reply;

/** One user's conversation. Not thread-safe. */
final class Talk {

    private final CheckContext<RetrievalMemoryAgent> context;
    private final String userId;
    private final Texts texts;
    private final List<Message> said = new ArrayList<>();
    private int turns;

    Talk(CheckContext<RetrievalMemoryAgent> context, String userId, Texts texts) {
        this.context = context;
        this.userId = userId;
        this.texts = texts;
    }

    /** Equal to the user's id, but never the same object. */
    String userId() {
        return new String(userId.toCharArray());
    }

    /** Questions and replies of all answered turns. */
    List<Message> said() {
        return List.copyOf(said);
    }

    /** One turn. */
    MemoryTurn say() {
        return say(texts.question());
    }

    /** One turn with this question. */
    MemoryTurn say(Text question) {
        return say(question, texts.reply());
    }

    /** One turn with this question and this reply. */
    MemoryTurn say(Text question, Text reply) {
        context.gemini().clearScript();
        return answered(question, reply);
    }

    /** One turn in which requests for embeddings get these replies, and further ones the last of them. */
    MemoryTurn sayDuring(String outage, Text question, Text reply, Reply... toEmbeddings) {
        context.gemini()
                .clearScript()
                .model(ModelCatalogue.EMBEDDING)
                .always(toEmbeddings[toEmbeddings.length - 1])
                .enqueue(toEmbeddings);
        try {
            return answered(question, reply);
        } catch (AgentThrew threw) {
            throw new CheckFailure(
                    "Gemini answered the question, but a request for embeddings with " + outage + ". The caller got "
                            + CheckContext.described(threw) + ".",
                    "the answer, from the last " + MemoryTurn.NEWEST + " messages.");
        }
    }

    private MemoryTurn answered(Text question, Text reply) {
        int before = context.gemini().exchanges().size();
        context.gemini().always(Replies.text(reply.text()));
        Turn turn = context.turn(question.text(), agent -> agent.chat(userId(), question.text()));
        return add(turn, question, reply, embeddings(before));
    }

    /** Adds a turn that was made elsewhere. */
    MemoryTurn add(Turn turn, Text question, Text reply, List<GeminiRequest> embedded) {
        List<Message> before = said();
        Message asked = new Message(said.size() + 1, question);
        said.add(asked);
        said.add(new Message(said.size() + 1, reply));
        return new MemoryTurn(
                context::masked,
                new Turn(++turns, turn.question(), turn.request(), turn.reply()),
                before,
                asked,
                embedded);
    }

    /** A turn that must fail, because Gemini does not answer its question. */
    void fail(Text question) {
        context.gemini().clearScript().always(Replies.overloaded());
        context.refusal("A question that Gemini did not answer", agent -> agent.chat(userId(), question.text()));
        context.gemini().clearScript();
    }

    /** A question to which four of the messages that were said are clearly nearer than others. */
    Text clearQuestion() {
        return texts.clearQuestion(MemoryTurn.earlier(said));
    }

    /** A question that has nothing in common with what was said. */
    Text unrelatedQuestion() {
        return texts.unrelatedQuestion();
    }

    private List<GeminiRequest> embeddings(int before) {
        List<Exchange> all = context.gemini().exchanges();
        return all.subList(before, all.size()).stream()
                .map(Exchange::request)
                .filter(GeminiRequest::isEmbedding)
                .toList();
    }
}
