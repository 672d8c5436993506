package lowtide.checks.retrievalmemory;

import java.util.Set;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;

/** Stage 13: a long conversation goes on with its newest messages and those that matter to the question. */
@StageSuite("13-retrieval-memory")
public class RetrievalMemoryChecks extends StageChecks<RetrievalMemoryAgent> {

    private static final int A_FEW_TURNS = 6;
    private static final int TURNS_AGO = 100;
    private static final int TURNS = 36;
    private static final Set<Integer> REPEATED = Set.of(8, 16, 24, 26); // the question of the first turn
    private static final int UNRELATED = 5; // this turn may find two messages, whatever they have in common
    private static final int FAILED = 13;

    public RetrievalMemoryChecks() {
        super(RetrievalMemoryAgent.CONTRACT);
    }

    @GradedCheck("13A")
    void aFactOfLongAgoIsInTheRequest() {
        Talk talk = new Talk(context, context.word(), new Texts(context));
        Fact allergy = Fact.byTheUser(context::word, context.word());
        Fact advice = Fact.byTheModel(context::word, context.word());
        for (int i = 0; i < A_FEW_TURNS; i++) {
            talk.say();
        }
        talk.say(allergy.told(), advice.told());
        int told = talk.said().size();
        for (int turns = 1; turns < TURNS_AGO; turns++) {
            if (turns == A_FEW_TURNS) {
                isRemembered(talk, advice, told - 1);
            } else {
                talk.say();
            }
        }
        isRemembered(talk, allergy, told - 2);
        isRemembered(talk, advice, told - 1);
    }

    private void isRemembered(Talk talk, Fact fact, int index) {
        int ago = talk.said().size() / 2 - index / 2;
        talk.say(fact.question(context::word)).remembers(talk.said().get(index), "of " + ago + " calls before");
    }

    @GradedCheck("13B")
    void theNearestMessagesAreRemembered() {
        Talk talk = new Talk(context, context.word(), new Texts(context));
        for (int turns = 1; turns <= TURNS; turns++) {
            Text question = turns == UNRELATED ? talk.unrelatedQuestion() : talk.clearQuestion();
            if (REPEATED.contains(turns)) {
                Message again = talk.said().get(0);
                question = new Text(again.text(), again.words());
            }
            if (turns == FAILED) {
                talk.fail(question);
            }
            talk.say(question).carriesTheNewest().remembersTheNearest();
        }
    }

    @GradedCheck(value = "13C", concurrent = true)
    void whatIsFoundIsTheUsersOwn() {
        Neighbours neighbours = new Neighbours(context);
        neighbours.tellSimilarFacts();
        neighbours.askOneByOne();
        neighbours.askAtOnce();
        neighbours.doNotWaitForEachOther();
        neighbours.areUnknownToAnotherAgent();
    }

    @GradedCheck(value = "13D", concurrent = true)
    void eachMessageIsEmbeddedOnce() {
        Embeddings embeddings = new Embeddings(context);
        embeddings.areAskedForOnce();
        embeddings.areAskedForOnceByCallsAtOnce();
    }

    @GradedCheck("13E")
    void embeddingsThatFailCostNoAnswerAndNoMemory() {
        Outage outage = new Outage(context);
        outage.beginsWithTheConversation();
        outage.isOver();
        outage.comesAndGoes();
        outage.isOver();
    }
}
