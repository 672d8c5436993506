package lowtide.checks.summarymemory;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.RequestAssert;

/**
 * Whether every message of a conversation is in one summary or still sent. An agent that does not even manage that while
 * nothing goes wrong is judged for it by check 12B; the checks of failures and of calls at once then ask for less, so that
 * one mistake fails one check. Not thread-safe.
 */
final class Coverage {

    /** Of the messages that are left out, one in so many must have been in a request for a summary. */
    private static final int AT_LEAST_ONE_IN = 8;

    private final Talk talk;
    private final SummaryChain chain;
    private boolean strict;

    Coverage(Talk talk, boolean strict) {
        this.talk = talk;
        this.chain = new SummaryChain(talk);
        this.strict = strict;
    }

    /** Examines a turn while nothing goes wrong. */
    void learnFrom(MemoryTurn turn) {
        try {
            replaces(turn);
            chain.covers(turn);
        } catch (CheckFailure anotherCheck) {
            strict = false;
        }
    }

    boolean isStrict() {
        return strict;
    }

    /** Fails unless new summaries are made of what they replace. */
    MemoryTurn replaces(MemoryTurn turn) {
        return strict ? chain.replaces(turn) : turn;
    }

    /** Fails if messages are neither sent nor in a summary. */
    void isComplete(MemoryTurn turn) {
        if (strict) {
            chain.covers(turn);
            return;
        }
        List<Message> leftOut = turn.leftOut();
        List<String> words =
                leftOut.stream().flatMap(message -> message.words().stream()).toList();
        Set<String> held = new HashSet<>();
        talk.summaries().forEach(summary -> held.addAll(RequestAssert.held(summary.request(), words)));
        long seen = leftOut.stream().filter(message -> message.isPartlyIn(held)).count();
        if (seen * AT_LEAST_ONE_IN < leftOut.size()) {
            throw new CheckFailure(
                    turn.request(),
                    leftOut.size() + " messages were not in " + turn.name() + ", and only " + seen
                            + " of them in any request for a summary before it.",
                    "every message in a summary before it is no longer sent.");
        }
    }
}
