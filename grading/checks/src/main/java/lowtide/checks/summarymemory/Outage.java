package lowtide.checks.summarymemory;

import java.util.List;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.Replies;

/** A time in which Gemini answers questions, and fails when it is asked for a summary. Not thread-safe. */
final class Outage {

    /** So many turns may pass before a summary that failed is tried again. */
    private static final int NEXT_TRY = 10;

    private static final int BEFORE_THE_FIRST = 16; // turns; after 15 of them, 30 messages are there
    private static final int LONG = 40; // turns
    private static final int FAILED_ANSWERS = 2;
    private static final int AFTERWARDS = 20; // turns until everything that waited is in a summary

    /** Ways in which a request for a summary fails; so many that a conversation grows far beyond the cap meanwhile. */
    private static final List<Fault> FAULTS = List.of(
            Fault.overloaded(),
            new Fault("a reply without text that ended for SAFETY", Replies.safety()),
            new Fault("a blank text", Replies.text(" \n ")),
            new Fault("a reset connection", Replies.connectionReset()),
            new Fault("a reply without text that ended at MAX_TOKENS", Replies.maxTokens()),
            new Fault("a blocked prompt", Replies.blockedPrompt()),
            new Fault("an empty content", Replies.emptyContent()),
            new Fault("429 RESOURCE_EXHAUSTED", Replies.quotaExceeded()));

    private final CheckContext<SummaryMemoryAgent> context;
    private final Talk talk;
    private final Coverage coverage;

    /** @param strict whether the agent has put every message into a summary so far */
    Outage(CheckContext<SummaryMemoryAgent> context, boolean strict) {
        this.context = context;
        this.talk = new Talk(context, context.word());
        this.coverage = new Coverage(talk, strict);
    }

    /** Turns before the outage, until Gemini has made two summaries. Returns whether they had every message. */
    boolean beginsAfterTwoSummaries() {
        for (int i = 0; i < BEFORE_THE_FIRST + NEXT_TRY && talk.summaries().size() < 2; i++) {
            coverage.learnFrom(talk.say());
        }
        return coverage.isStrict();
    }

    /** Fails unless the conversation goes on while summaries fail, and each is tried again. */
    void costsNobodyAnything() {
        int patience = talk.said().isEmpty() ? BEFORE_THE_FIRST : NEXT_TRY;
        for (Fault fault : FAULTS) {
            answered(fault, patience);
            patience = NEXT_TRY;
        }
    }

    private void answered(Fault fault, int patience) {
        for (int turns = 1; turns <= patience; turns++) {
            MemoryTurn turn =
                    say(fault).carriesTheNewest().hasTheNewestSummary().hasNothingElseOfTheRest();
            coverage.replaces(turn);
            if (turn.asked().size() > Talk.MAX_REQUESTS) {
                throw new CheckFailure(
                        "Gemini answered requests for a summary with " + fault.name() + ", and was asked more than "
                                + Talk.MAX_REQUESTS + " times in one call.",
                        "at most " + Talk.MAX_REQUESTS + " tries in one call; the user is waiting.");
            }
            if (!turn.asked().isEmpty()) {
                return;
            }
        }
        throw new CheckFailure(
                "A summary was due or had failed, and Gemini was not asked for it in " + patience + " turns.",
                "another try within " + NEXT_TRY + " turns.");
    }

    private MemoryTurn say(Fault fault) {
        try {
            return talk.sayDuring(fault);
        } catch (AgentThrew threw) {
            throw new CheckFailure(
                    "Gemini answered the question, but the request for a summary with " + fault.name()
                            + ". The caller got " + CheckContext.described(threw) + ".",
                    "the answer to the question: a summary that fails is no concern of the caller.");
        }
    }

    /** So many more turns that about a hundred messages wait. Fails unless a summary is tried again and again. */
    void lastsLong() {
        int since = 0;
        for (int turns = 1; coverage.isStrict() && turns <= LONG; turns++) {
            MemoryTurn turn = say(Fault.overloaded())
                    .carriesTheNewest()
                    .hasTheNewestSummary()
                    .hasNothingElseOfTheRest();
            coverage.replaces(turn);
            since = turn.asked().isEmpty() ? since + 1 : 0;
            verifyTriedAgain(since < NEXT_TRY);
        }
    }

    private static void verifyTriedAgain(boolean inTime) {
        if (!inTime) {
            throw new CheckFailure(
                    "A summary was due or had failed, and Gemini was not asked for it in " + NEXT_TRY + " turns.",
                    "another try within " + NEXT_TRY + " turns, however often it has failed.");
        }
    }

    /** Fails unless all that has waited is in summaries soon after Gemini has recovered. */
    void losesNothing() {
        int before = talk.summaries().size();
        for (int i = 0; i < FAILED_ANSWERS; i++) {
            talk.fail(Replies.overloaded());
        }
        for (int turns = 1; turns < AFTERWARDS; turns++) {
            coverage.replaces(talk.say().carriesTheNewest());
            if (turns == NEXT_TRY && talk.summaries().size() == before) {
                throw new CheckFailure(
                        "A summary had failed, and was not tried again in " + NEXT_TRY + " turns.",
                        "another try within " + NEXT_TRY + " turns.");
            }
        }
        MemoryTurn last = talk.say().carriesTheNewest().hasASummaryOfTheRest();
        coverage.isComplete(coverage.replaces(last));
    }
}
