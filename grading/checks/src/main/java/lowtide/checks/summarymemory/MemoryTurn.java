package lowtide.checks.summarymemory;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.RequestAssert;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * One answered turn, and what its request tells the model of the conversation.
 *
 * @param mask hides words that the check has made up
 * @param said the conversation up to the question of this turn
 * @param asked the requests for summaries in this turn, whatever became of them
 * @param earlier the summaries that were there before its request was sent
 */
record MemoryTurn(
        UnaryOperator<String> mask, Turn turn, List<Message> said, List<Exchange> asked, List<Summary> earlier) {

    /** The most contents in any request. */
    static final int CAP = 30;

    /** So many messages, the question included, are always sent as they are. */
    static final int NEWEST = 12;

    MemoryTurn {
        said = List.copyOf(said);
        asked = List.copyOf(asked);
        earlier = List.copyOf(earlier);
    }

    GeminiRequest request() {
        return turn.request();
    }

    /** As a part of a sentence. */
    String name() {
        return "the request of " + RequestAssert.ordinal(turn.number()) + " call";
    }

    /** Fails unless no request of this turn has more contents than the cap, and its own has the newest messages. */
    MemoryTurn carriesTheNewest() {
        assertThatRequestOf(turn).carriesAtMost(CAP);
        for (Exchange summary : asked) {
            int carried = summary.request().turns().size();
            if (carried > CAP) {
                throw new CheckFailure(
                        summary.request(),
                        "A request for a summary had " + carried + " contents; the cap is " + CAP + ".",
                        "at most " + CAP + " contents in any request.");
            }
        }
        int carried = request().turns().size();
        if (carried < Math.min(NEWEST, said.size())) {
            throw new CheckFailure(
                    request(),
                    "In a conversation of " + said.size() + " messages, " + name() + " carried only " + carried + ".",
                    "the newest " + NEWEST + " messages as they are, the question included.");
        }
        List<Message> newest = said.subList(Math.max(0, said.size() - carried), said.size());
        assertThatRequestOf(turn)
                .carries(
                        newest.stream().map(Message::text).toList(),
                        "the newest messages without gaps, oldest first, the question last.");
        return this;
    }

    /** The messages that its request does not carry. */
    List<Message> leftOut() {
        return said.subList(0, Math.max(0, said.size() - request().turns().size()));
    }

    /** The messages that its request carries. */
    List<Message> carried() {
        return said.subList(leftOut().size(), said.size());
    }

    /** The newest summary that was there before its request was sent. */
    Optional<Summary> newestSummary() {
        return earlier.isEmpty() ? Optional.empty() : Optional.of(earlier.get(earlier.size() - 1));
    }

    /** Fails if messages are left out, and the system instruction does not hold the newest summary. */
    MemoryTurn hasASummaryOfTheRest() {
        if (!leftOut().isEmpty() && earlier.isEmpty()) {
            throw new CheckFailure(
                    request(),
                    leftOut().size() + " messages were not in " + name() + ", and Gemini had made no summary of them.",
                    "a summary of messages that are not sent any more, in the system instruction.");
        }
        return hasTheNewestSummary();
    }

    /** Fails if there is a summary, and the system instruction does not hold the newest one. */
    MemoryTurn hasTheNewestSummary() {
        String instruction = request().systemInstruction().orElse("");
        newestSummary().filter(summary -> !instruction.contains(summary.text())).ifPresent(summary -> {
            throw new CheckFailure(
                    request(),
                    "The system instruction in " + name() + " did not hold " + summary.name()
                            + ", which was the newest. It "
                            + (instruction.isEmpty()
                                    ? "was empty."
                                    : "said " + CheckContext.quoted(mask.apply(instruction)) + "."),
                    "the newest summary, as Gemini wrote it, in the system instruction.");
        });
        return this;
    }

    /** Fails if a message that the request does not carry is in it nevertheless. */
    MemoryTurn hasNothingElseOfTheRest() {
        List<String> words =
                leftOut().stream().flatMap(message -> message.words().stream()).toList();
        List<String> held = RequestAssert.held(request(), words);
        leftOut().stream()
                .filter(message -> message.words().stream().anyMatch(held::contains))
                .findFirst()
                .ifPresent(message -> {
                    throw new CheckFailure(
                            request(),
                            "Words of " + message.shown(mask) + " were in " + name() + ", outside its messages.",
                            "nothing but a summary of what is not among the messages.");
                });
        return this;
    }
}
