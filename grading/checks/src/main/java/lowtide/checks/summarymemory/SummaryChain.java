package lowtide.checks.summarymemory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.RequestAssert;

/**
 * Examines the summaries of one conversation: each is made of the one before it and of messages that are in no other, and
 * replaces all of them. Not thread-safe.
 */
final class SummaryChain {

    private final Talk talk;
    private final Map<Message, Summary> summarised = new HashMap<>();
    private int examined;

    SummaryChain(Talk talk) {
        this.talk = talk;
    }

    /** Fails unless the new summaries are made of what they replace, and no message is sent that is in a summary. */
    MemoryTurn replaces(MemoryTurn turn) {
        examine(turn.earlier());
        for (Message message : turn.carried()) {
            Optional.ofNullable(summarised.get(message)).ifPresent(summary -> {
                throw new CheckFailure(
                        turn.request(),
                        "The request for " + summary.name() + " held " + talk.shown(message) + " and " + turn.name()
                                + " still carried it.",
                        "no message in a request for a summary that is still sent as it is.");
            });
        }
        examine(talk.summaries());
        return turn;
    }

    /** Fails if a message is neither sent as it is nor in a summary. */
    void covers(MemoryTurn turn) {
        turn.leftOut().stream()
                .filter(message -> !message.words().isEmpty() && !summarised.containsKey(message))
                .findFirst()
                .ifPresent(lost -> {
                    throw new CheckFailure(
                            turn.request(),
                            "In a conversation of " + turn.said().size() + " messages, " + talk.shown(lost)
                                    + " was neither in " + turn.name() + " nor in a request for a summary before it.",
                            "every message in a summary before it is no longer sent.");
                });
    }

    private void examine(List<Summary> summaries) {
        for (Summary summary : summaries.subList(Math.min(examined, summaries.size()), summaries.size())) {
            List<String> words = talk.said().stream()
                    .flatMap(message -> message.words().stream())
                    .toList();
            Set<String> held = Set.copyOf(RequestAssert.held(summary.request(), words));
            talk.said().stream()
                    .filter(message -> message.isPartlyIn(held))
                    .forEach(message -> add(message, held, summary));
            if (summary.number() > 1) {
                holds(summary, summaries.get(summary.number() - 2));
            }
            examined++;
        }
    }

    private void add(Message message, Set<String> held, Summary summary) {
        if (!message.isWholeIn(held)) {
            throw new CheckFailure(
                    summary.request(),
                    "The request for " + summary.name() + " held only a part of " + talk.shown(message) + " which has "
                            + message.text().length() + " characters.",
                    "every message that the summary replaces, from its first word to its last.");
        }
        Summary other = summarised.put(message, summary);
        if (other != null) {
            throw new CheckFailure(
                    summary.request(),
                    "The requests for " + other.name() + " and " + summary.name() + " both held " + talk.shown(message)
                            + " although both had succeeded.",
                    "every message in exactly one summary that succeeds.");
        }
    }

    private static void holds(Summary summary, Summary before) {
        if (!RequestAssert.holds(summary.request(), before.text())) {
            throw new CheckFailure(
                    summary.request(),
                    "The request for " + summary.name() + " did not hold " + before.name() + ".",
                    "the summary before it, as it was, and the messages that are added to it.");
        }
    }
}
