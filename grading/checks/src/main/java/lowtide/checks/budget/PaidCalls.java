package lowtide.checks.budget;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Usage;

/** Calls to agents with a budget, one agent after the other, and what they must have cost. Not thread-safe. */
final class PaidCalls {

    /** More than the calls of any check can cost, in dollars. */
    static final BigDecimal AMPLE = new BigDecimal("1000");

    private final CheckContext<BudgetAgent> context;
    private final Map<String, Price> prices;
    private final String model;
    private final Map<String, BigDecimal> users = new LinkedHashMap<>();
    private final Map<LocalDate, BigDecimal> days = new HashMap<>();
    private BigDecimal budget;

    /** Calls to agents with the model of the lesson, which is one of several with prices. */
    PaidCalls(CheckContext<BudgetAgent> context) {
        this(context, PriceList.drawn(context.random()), FakeGemini.MODEL);
    }

    PaidCalls(CheckContext<BudgetAgent> context, Map<String, Price> prices, String model) {
        this.context = context;
        this.prices = prices;
        this.model = model;
    }

    /** From now on, calls go to a new agent with this budget for a day, whose users have spent nothing. */
    void newAgent(BigDecimal dailyBudget) {
        context.endAgent();
        context.giveModels(List.of(model));
        context.give("prices", prices);
        context.give("dailyBudget", dailyBudget);
        users.clear();
        days.clear();
        budget = dailyBudget;
    }

    /** The price of the agent's model. */
    Price price() {
        return prices.get(model);
    }

    /** A call of this user that Gemini answers in this way. */
    PaidCall call(String user, String question, Reply reply) {
        context.gemini().enqueue(reply);
        return observed(user, () -> context.agent().chat(user, question));
    }

    /** The same for a call that is made in another way. */
    PaidCall observed(String user, Supplier<String> call) {
        LocalDate day = today();
        BigDecimal left = left();
        int before = context.gemini().exchanges().size();
        CallOutcome outcome = CallOutcome.of(call);
        context.gemini().clearScript();
        List<Exchange> all = context.gemini().exchanges();
        List<Exchange> own = List.copyOf(all.subList(before, all.size()));
        own.forEach(exchange -> book(user, day, exchange));
        return new PaidCall(left, price(), own, outcome);
    }

    /** Notes what a call of this user that began on this day must have cost. */
    void book(String user, LocalDate day, Exchange exchange) {
        BigDecimal cost =
                exchange.usage().map(usage -> Dollars.cost(usage, price())).orElse(BigDecimal.ZERO);
        users.merge(user, cost, BigDecimal::add);
        days.merge(day, cost, BigDecimal::add);
    }

    /** What is left of the budget of this day. */
    BigDecimal left() {
        return budget.subtract(spentToday());
    }

    /** What the agent must have spent on this day. */
    BigDecimal spentToday() {
        return days.getOrDefault(today(), BigDecimal.ZERO);
    }

    /** What this user's calls must have cost. */
    BigDecimal spent(String user) {
        return users.getOrDefault(user, BigDecimal.ZERO);
    }

    LocalDate today() {
        return day(context.now());
    }

    static LocalDate day(Instant time) {
        return LocalDate.ofInstant(time, ZoneOffset.UTC);
    }

    /** Fails unless the agent says of every user and of this day what they must have spent. */
    void areBooked(String circumstances, String expected) {
        users.keySet()
                .forEach(user ->
                        compare(circumstances, "spent(...)", context.agent().spent(user), spent(user), expected));
        compare(circumstances, "spentToday()", context.agent().spentToday(), spentToday(), expected);
    }

    private static void compare(
            String circumstances, String method, BigDecimal said, BigDecimal wanted, String expected) {
        if (said == null || said.compareTo(wanted) != 0) {
            throw new CheckFailure(
                    circumstances + " " + method + " returned " + Dollars.text(said) + ".",
                    Dollars.text(wanted) + ": " + expected);
        }
    }

    /** A text as an answer, with counts that fit into the worst case of any request. */
    Reply cheap() {
        return Replies.reporting(
                Usage.of(
                        5,
                        2 + context.random().nextInt(9),
                        20 + context.random().nextInt(100),
                        2),
                Replies.text("Noted, " + context.word() + "."));
    }

    /** A question of so many UTF-16 units. */
    String question(int units) {
        StringBuilder text = new StringBuilder(context.word());
        while (text.length() < units) {
            text.append(" porridge");
        }
        text.setLength(units - 1);
        return text.append('?').toString();
    }
}
