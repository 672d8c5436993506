package lowtide.checks.budget;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Usage;

/** Stage 9: the agent knows to the last digit what its calls cost, and never spends more than its budget for the day. */
@StageSuite("09-budget")
public class BudgetChecks extends StageChecks<BudgetAgent> {

    private static final int CALLS = 12;
    private static final int UNITS = 900;
    private static final int MAX_PROMPT_TOKENS = UNITS / 3;

    public BudgetChecks() {
        super(BudgetAgent.CONTRACT);
    }

    @GradedCheck("9A")
    void everyCallIsCountedExactly() {
        PaidCalls calls = new PaidCalls(context);
        calls.newAgent(PaidCalls.AMPLE);
        calls.areBooked("Before the first call,", "nobody has called.");
        nobodyKnows(context.word());
        Map<String, Conversation<BudgetAgent>> users = new LinkedHashMap<>();
        UserIds.lookalikes(context.word()).forEach(id -> users.put(id, new Conversation<>(context, id)));
        List<String> ids = List.copyOf(users.keySet());
        for (int i = 0; i < CALLS; i++) {
            String id = ids.get(context.random().nextInt(ids.size()));
            Usage usage = usage(i, context.random());
            BigDecimal before = calls.spent(id);
            context.gemini().enqueue(Replies.reporting(usage, Replies.answer()));
            calls.observed(id, () -> users.get(id).say(calls.question(UNITS)).reply());
            calls.areBooked(
                    "Gemini reported " + usage.prompt() + " prompt tokens (" + usage.cached() + " of them cached), "
                            + usage.candidates() + " for the reply and " + usage.thoughts() + " for thinking. Then",
                    bill(usage, calls.price()) + "; this user had spent " + Dollars.text(before) + " before.");
        }
        nobodyKnows(context.word());
    }

    private void nobodyKnows(String stranger) {
        BigDecimal spent = context.agent().spent(stranger);
        if (spent == null || spent.signum() != 0) {
            throw new CheckFailure("spent(...) of a user who never called was " + Dollars.text(spent) + ".", "$0.");
        }
    }

    /** Counts of zero, which Gemini leaves out of its answer, are among them. */
    private static Usage usage(int call, Random random) {
        int prompt = 2 + random.nextInt(MAX_PROMPT_TOKENS - 2);
        int candidates = 1 + random.nextInt(200);
        int thoughts = call % 3 == 0 ? 0 : 1 + random.nextInt(200);
        int cached = call % 4 == 0 ? 0 : 1 + random.nextInt(prompt);
        return Usage.of(prompt, candidates, thoughts, cached);
    }

    private static String bill(Usage usage, Price price) {
        return "the call cost " + Dollars.text(Dollars.cost(usage, price)) + ", a millionth of "
                + (usage.prompt() - usage.cached()) + " x " + Dollars.text(price.input()) + " + " + usage.cached()
                + " x " + Dollars.text(price.cachedInput()) + " + " + (usage.candidates() + usage.thoughts()) + " x "
                + Dollars.text(price.output());
    }

    @GradedCheck("9B")
    void aCallIsSentOnlyIfItsWorstCaseFits() {
        new WorstCases(context).decide();
    }

    @GradedCheck(value = "9C", concurrent = true)
    void callsAtOnceSpendNoMoreThanThereIs() {
        new Crowd(context).spendsNoMoreThanThereIs();
    }

    @GradedCheck("9D")
    void aDayIsADayOfUtc() {
        Days days = new Days(context);
        days.areThoseOfUtc();
        days.beginWithAWholeBudget();
        days.haveTheCallsThatBeganOnThem();
    }

    @GradedCheck("9E")
    void aModelIsAskedOnlyAtItsPrice() {
        Map<String, Price> prices = PriceList.drawn(context.random());
        List<String> models = new ArrayList<>(prices.keySet());
        models.remove(FakeGemini.MODEL); // an agent may know that name
        Collections.shuffle(models, context.random());
        String model = models.get(0);
        String other = models.get(1);
        Map<String, Price> incomplete = new LinkedHashMap<>(prices);
        incomplete.remove(model);
        PaidCalls free = new PaidCalls(context, incomplete, model);
        free.newAgent(PaidCalls.AMPLE);
        String user = context.word();
        String question = context.meal();
        context.refusal("A question for " + model + ", which has no price,", agent -> agent.chat(user, question));
        if (!context.gemini().requests().isEmpty()) {
            throw new CheckFailure(model + " has no price, and was asked.", "an exception before anything is sent.");
        }
        PaidCalls calls = new PaidCalls(context, prices, model);
        calls.newAgent(PaidCalls.AMPLE);
        calls.call(user, question, calls.cheap()).isAnswered("After a new agent was made with prices of all models,");
        calls.areBooked("After a call to " + model + ",", "the price of " + model + ".");
        calls.call(user, calls.question(UNITS), Replies.servedBy(other, calls.cheap()))
                .isAnswered("After a first call,");
        calls.areBooked(
                "After a call to " + model + " whose reply named the version " + other + ",",
                "the price of the model that was asked, " + model + ".");
    }

    @GradedCheck("9F")
    void aFailedCallGivesBackWhatItDidNotCost() {
        new GivenBack(context).afterEachFailure();
        PaidCalls calls = new PaidCalls(context);
        calls.newAgent(PaidCalls.AMPLE);
        BigDecimal worst = calls.call(context.word(), calls.question(UNITS), calls.cheap())
                .isAnswered("Before the first call,")
                .worstCase();
        calls.newAgent(worst.multiply(BigDecimal.valueOf(4)));
        Conversation<BudgetAgent> user = new Conversation<>(context, context.word());
        String question = calls.question(UNITS / 3);
        String reply = calls.call(user.userId(), question, calls.cheap())
                .isAnswered("Before the first call,")
                .outcome()
                .reply()
                .orElseThrow();
        user.add(question, context.answered(question, reply));
        for (Fault fault : Failures.ALL) {
            int stored = context.agent().historySize(user.userId());
            String circumstances = "When Gemini answered with " + fault.name() + ",";
            calls.call(user.userId(), calls.question(UNITS / 3), fault.reply()).fails(circumstances);
            calls.areBooked(circumstances, "what Gemini reported for the call, and nothing if it reported nothing.");
            int left = context.agent().historySize(user.userId());
            if (left != stored) {
                throw new CheckFailure(
                        circumstances + " historySize() went from " + stored + " to " + left + ".",
                        "the history as it was before.");
            }
        }
        context.gemini().enqueue(calls.cheap());
        assertThatRequestOf(user.say(calls.question(UNITS / 3)))
                .carries(user.upToLastQuestion(), "no message of a call that failed.");
    }
}
