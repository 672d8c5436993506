package lowtide.checks.summarymemory;

import java.util.List;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.RequestAssert;

/** Stage 12: a long conversation goes on as a summary and its newest messages. */
@StageSuite("12-summary-memory")
public class SummaryMemoryChecks extends StageChecks<SummaryMemoryAgent> {

    private static final int A_FEW_SUMMARIES = 40; // turns
    private static final int SMALL_TALK = 4; // one turn in so many
    private static final int TURNS_AGO = 100;
    private static final int MANY_TURNS = 200;
    private static final int MESSAGES_PER_SUMMARY = 18;

    public SummaryMemoryChecks() {
        super(SummaryMemoryAgent.CONTRACT);
    }

    @GradedCheck("12A")
    void whatIsDroppedIsInASummary() {
        Talk talk = new Talk(context, context.word());
        int turns = A_FEW_SUMMARIES + context.random().nextInt(SMALL_TALK);
        for (int i = 1; i <= turns; i++) {
            MemoryTurn turn = i % SMALL_TALK == 0 ? talk.sayThanks() : talk.say();
            turn.carriesTheNewest().hasASummaryOfTheRest().hasNothingElseOfTheRest();
        }
    }

    @GradedCheck("12B")
    void factsOfLongAgoAreStillSeen() {
        Talk talk = new Talk(context, context.word());
        SummaryChain chain = new SummaryChain(talk);
        int turns = TURNS_AGO + 1 + context.random().nextInt(MESSAGES_PER_SUMMARY / 2);
        for (int i = 1; i <= turns; i++) {
            MemoryTurn turn = chain.replaces(talk.say());
            chain.covers(turn);
            if (i == turns && !RequestAssert.holds(turn.request(), talk.fact())) {
                throw new CheckFailure(
                        turn.request(),
                        "The first message said that the user must not eat any \"" + talk.fact() + "\". " + turns
                                + " calls later, the request did not hold that word.",
                        "a summary with what was in the summary before it.");
            }
        }
    }

    @GradedCheck("12C")
    void oneSummaryIsMadeForManyMessages() {
        Talk talk = new Talk(context, context.word());
        SummaryLengths lengths = new SummaryLengths(context);
        List<String> texts = lengths.drawn();
        int asked = 0;
        for (int turns = 1; turns <= MANY_TURNS; turns++) {
            MemoryTurn turn = talk.say(texts.get(asked % texts.size()));
            asked += turn.asked().size();
            int most = 2 * turns / MESSAGES_PER_SUMMARY;
            if (asked > most) {
                throw new CheckFailure(
                        "After " + turns + " calls, so " + 2 * turns + " messages, Gemini had been asked for a summary "
                                + asked + " times.",
                        "one request for a summary for " + MESSAGES_PER_SUMMARY + " messages, so at most " + most
                                + " so far.");
            }
            lengths.areKept(turn);
        }
    }

    @GradedCheck("12D")
    void aSummaryThatFailsCostsNobodyAnything() {
        Outage later = new Outage(context, true);
        boolean strict = later.beginsAfterTwoSummaries();
        later.costsNobodyAnything();
        later.lastsLong();
        later.losesNothing();
        Outage fromTheBeginning = new Outage(context, strict);
        fromTheBeginning.costsNobodyAnything();
        fromTheBeginning.losesNothing();
    }

    @GradedCheck(value = "12E", concurrent = true)
    void everyUserHasOneSummary() {
        Neighbours neighbours = new Neighbours(context);
        neighbours.hearNothingOfEachOther();
        neighbours.areUnknownToAnotherAgent();
        TwoCalls calls = new TwoCalls(context, neighbours.turnsBeforeTheFirstSummary(), neighbours.coveredAll());
        calls.startTogether();
        calls.startOneAfterTheOther();
        calls.holdUpNobodyElse();
    }
}
