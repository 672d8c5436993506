package lowtide.checks.retrievalmemory;

import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;

/** Stage 13: a long conversation goes on with its newest messages and those that matter to the question. */
@StageSuite("13-retrieval-memory")
public class RetrievalMemoryChecks extends StageChecks<RetrievalMemoryAgent> {

    private static final int A_FEW_TURNS = 10;
    private static final int TURNS_AGO = 100;
    private static final int TURNS = 36;
    private static final int REPEATED = 6; // one question in so many was asked before
    private static final int FAILED = 15;

    public RetrievalMemoryChecks() {
        super(RetrievalMemoryAgent.CONTRACT);
    }

    @GradedCheck("13A")
    void aFactOfLongAgoIsInTheRequest() {
        Talk talk = new Talk(context, context.word(), new Texts(context));
        Fact allergy = Fact.byTheUser(context, context.word());
        Fact advice = Fact.byTheModel(context, context.word());
        talk.say(allergy.told(), advice.told());
        for (int turns = 1; turns < TURNS_AGO; turns++) {
            if (turns == A_FEW_TURNS) {
                isRemembered(talk, advice, 1);
            } else {
                talk.say();
            }
        }
        isRemembered(talk, allergy, 0);
        isRemembered(talk, advice, 1);
    }

    private void isRemembered(Talk talk, Fact fact, int index) {
        int ago = talk.said().size() / 2;
        talk.say(fact.question(context)).remembers(talk.said().get(index), "of " + ago + " calls before");
    }

    @GradedCheck("13B")
    void theNearestMessagesAreRemembered() {
        Talk talk = new Talk(context, context.word(), new Texts(context));
        for (int turns = 1; turns <= TURNS; turns++) {
            Text question = talk.nextQuestion();
            if (turns % REPEATED == 0) {
                Message again = talk.said().get(2 * context.random().nextInt(turns - 1));
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
