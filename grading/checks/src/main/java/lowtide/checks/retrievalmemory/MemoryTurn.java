package lowtide.checks.retrievalmemory;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.RequestAssert;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * One answered turn, and what its request tells the model of the conversation.
 *
 * @param mask hides words that the check has made up
 * @param before the conversation up to its question
 * @param embedded the requests for embeddings in this turn, whatever became of them
 */
record MemoryTurn(
        UnaryOperator<String> mask, Turn turn, List<Message> before, Message question, List<GeminiRequest> embedded) {

    /** So many messages are sent as they are, besides the question. */
    static final int NEWEST = 6;

    private static final int MAX_EMBEDDING_REQUESTS = 2;

    MemoryTurn {
        before = List.copyOf(before);
        embedded = List.copyOf(embedded);
    }

    GeminiRequest request() {
        return turn.request();
    }

    /** As a part of a sentence. */
    String name() {
        return "the request of " + RequestAssert.ordinal(turn.number()) + " call";
    }

    /** The messages of a conversation that are too old to be sent as they are. */
    static List<Message> earlier(List<Message> said) {
        return said.subList(0, Math.max(0, said.size() - NEWEST));
    }

    /** Fails unless its request carries the last messages and the question, and nothing else. */
    MemoryTurn carriesTheNewest() {
        assertThatRequestOf(turn).carriesAtMost(NEWEST + 1);
        assertThatRequestOf(turn)
                .carries(
                        Stream.concat(newest().stream(), Stream.of(question))
                                .map(Message::text)
                                .toList(),
                        "the last " + NEWEST + " messages, oldest first, and the question.");
        return this;
    }

    /** Fails unless the last messages and the question are at the end of its request. */
    MemoryTurn carriesTheLast() {
        List<String> last = Stream.concat(newest().stream(), Stream.of(question))
                .map(Message::text)
                .toList();
        List<String> carried = request().turns().stream().map(Content::text).toList();
        if (carried.size() < last.size()
                || !carried.subList(carried.size() - last.size(), carried.size())
                        .equals(last)) {
            throw new CheckFailure(
                    request(),
                    "Requests for embeddings failed, and " + name() + " did not carry the last " + newest().size()
                            + " messages and the question.",
                    "an answer from the last " + NEWEST + " messages.");
        }
        return this;
    }

    /** Fails unless the system instruction holds the messages that are nearest to the question, oldest first, and no other. */
    MemoryTurn remembersTheNearest() {
        Nearest nearest = Nearest.of(earlier(before), question.direction());
        if (nearest.isClear()) {
            new Remembered(this, nearest.messages()).isComplete().hasNoOther().isOldestFirst();
        }
        return this;
    }

    /** Fails unless its request holds this message as it was said. */
    MemoryTurn remembers(Message message, String since) {
        if (message.timesIn(request().text()) == 0) {
            throw new CheckFailure(
                    request(),
                    "The question was about " + message.shown(mask) + " " + since + ", and " + name()
                            + " did not hold that message.",
                    "the " + Nearest.MAX + " messages that are most similar to the question, as they were said, in the"
                            + " system instruction.");
        }
        return this;
    }

    /** Fails if it caused too many requests for embeddings. */
    MemoryTurn asksForFewEmbeddings() {
        if (embedded.size() > MAX_EMBEDDING_REQUESTS) {
            throw new CheckFailure(
                    "In " + RequestAssert.ordinal(turn.number()) + " call, there were " + embedded.size()
                            + " requests for embeddings.",
                    "at most " + MAX_EMBEDDING_REQUESTS + " in a call; one can have many texts.");
        }
        return this;
    }

    /** All messages of the conversation, with the question. */
    List<Message> all() {
        List<Message> all = new ArrayList<>(before);
        all.add(question);
        return all;
    }

    /** The messages that are sent as they are, besides the question. */
    List<Message> newest() {
        return before.subList(earlier(before).size(), before.size());
    }
}
