package lowtide.checks.tracing;

import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.checks.dsl.CheckFailure;

/** The span of a request and the span of the turn that it belongs to. */
record TracedTurn(RecordedSpan request, RecordedSpan turn) {

    private static final String CONVERSATION = "gen_ai.conversation.id";

    /** A shorter id is found in a pseudonym by chance. */
    private static final int SHORTEST_SEARCHED_ID = 5;

    /** Fails unless the parent of this request's span is the span of a turn. */
    static TracedTurn of(RecordedSpan request, Reported reported) {
        return reported.turns().stream()
                .filter(request::isChildOf)
                .findFirst()
                .map(turn -> new TracedTurn(request, turn))
                .orElseThrow(() -> new CheckFailure(
                        "The span of a request had " + parent(request, reported) + ".",
                        reported.inWords(),
                        "an INTERNAL span of its turn, named " + Reported.TURN + ", as its direct parent."));
    }

    private static String parent(RecordedSpan request, Reported reported) {
        if (request.isRoot()) {
            return "no parent";
        }
        return reported.spans().stream()
                .filter(request::isChildOf)
                .findFirst()
                .map(other -> "the span " + Reported.inWords(other) + " as its parent")
                .orElse("a parent that was not reported during the call");
    }

    /** Fails if the span of the turn has a parent. */
    TracedTurn isRoot(String circumstances) {
        if (!turn.isRoot()) {
            throw new CheckFailure(
                    circumstances + " the span of a turn had a parent, although the caller had no span.",
                    "no parent: what one call makes current must not be current in the next one on the same thread.");
        }
        return this;
    }

    /** The pseudonym of this user; fails if there is none, or it says who the user is. */
    String pseudonymOf(String userId) {
        String pseudonym = turn.attribute(CONVERSATION)
                .filter(attribute -> attribute.type().equals("STRING"))
                .map(attribute -> attribute.value())
                .filter(value -> !value.isBlank())
                .orElseThrow(() -> new CheckFailure(
                        "The span of a turn had no attribute " + CONVERSATION + " with a text.",
                        "a pseudonym of the user."));
        if (pseudonym.equals(userId) || userId.length() >= SHORTEST_SEARCHED_ID && pseudonym.contains(userId)) {
            throw new CheckFailure(
                    "The attribute " + CONVERSATION + " of the span of a turn held the user's id.",
                    "a pseudonym: a text that is the same for each turn of a user, and from which nobody reads who the"
                            + " user is.");
        }
        return pseudonym;
    }
}
