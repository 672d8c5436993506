package lowtide.checks.budget;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.model.Reply;

/** What calls set aside and did not cost is there again after each kind of failure. */
final class GivenBack {

    private static final int UNITS = 300;
    private static final int FAILURES = 5;
    private static final BigDecimal BUDGET = new BigDecimal("5.9"); // in worst cases

    private final CheckContext<BudgetAgent> context;
    private final PaidCalls calls;

    GivenBack(CheckContext<BudgetAgent> context) {
        this.context = context;
        this.calls = new PaidCalls(context);
    }

    void afterEachFailure() {
        calls.newAgent(PaidCalls.AMPLE);
        PaidCall learned = call(calls.cheap()).isAnswered("Before the first call,");
        Reply dear = Dollars.dear(learned.request());
        Map<Fault, BigDecimal> costs = new LinkedHashMap<>();
        for (Fault fault : Failures.ALL) {
            BigDecimal before = calls.spentToday();
            call(fault.reply());
            costs.put(fault, calls.spentToday().subtract(before));
        }
        costs.forEach((fault, cost) -> {
            calls.newAgent(learned.worstCase().multiply(BUDGET).add(cost.multiply(BigDecimal.valueOf(FAILURES))));
            String circumstances = "After " + FAILURES + " calls that ended with " + fault.name() + ",";
            for (int i = 0; i < FAILURES; i++) {
                call(fault.reply());
            }
            call(dear).isAnswered(circumstances);
        });
    }

    private PaidCall call(Reply reply) {
        return calls.call(context.word(), calls.question(UNITS), reply);
    }
}
