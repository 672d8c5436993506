package lowtide.checks.budget;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;

/**
 * Budgets that end just below, and far above, the worst case of a call. What a call costs at worst is learned from an
 * agent that has money enough.
 */
final class WorstCases {

    private static final int FEWEST_OUTPUT_TOKENS = 512;
    private static final BigDecimal LAST_DIGIT = new BigDecimal("0.0000000001"); // of any worst case
    private static final int EARLIER_TURNS = 6; // that many could not all stay set aside
    private static final String AVOCADO = "\uD83E\uDD51"; // two UTF-16 units, four bytes

    private final CheckContext<BudgetAgent> context;
    private final PaidCalls calls;

    WorstCases(CheckContext<BudgetAgent> context) {
        this.context = context;
        this.calls = new PaidCalls(context);
    }

    void decide() {
        calls.newAgent(PaidCalls.AMPLE);
        int units = 60 + context.random().nextInt(400);
        List<Probe> probes = Stream.of(
                        calls.question(units),
                        calls.question(units + 1),
                        calls.question(units + 2),
                        context.word() + " "
                                + AVOCADO.repeat(100 + context.random().nextInt(100)))
                .map(this::ofNewUser)
                .toList();
        Probe last = afterEarlierTurns();
        probes.forEach(this::justBelow);
        justBelow(last);
        twiceOver(probes.get(0));
        twiceOver(last);
    }

    private Probe ofNewUser(String question) {
        return learned(context.word(), List.of(), question);
    }

    /** The last question is so long that it alone costs more than two of the others at worst. */
    private Probe afterEarlierTurns() {
        List<Said> earlier = Stream.generate(() -> new Said(calls.question(60), calls.cheap()))
                .limit(EARLIER_TURNS)
                .toList();
        BigDecimal one = ofNewUser(calls.question(60)).worst();
        int tokens = one.movePointRight(6)
                .multiply(BigDecimal.valueOf(3))
                .divide(calls.price().input(), RoundingMode.UP)
                .intValue();
        return learned(context.word(), earlier, calls.question(3 * tokens));
    }

    private Probe learned(String user, List<Said> earlier, String question) {
        BigDecimal before = calls.spentToday();
        earlier.forEach(said -> answered(user, said));
        BigDecimal paid = calls.spentToday().subtract(before);
        Reply reply = calls.cheap();
        PaidCall call = answered(user, new Said(question, reply));
        return new Probe(user, earlier, new Said(question, reply), paid, call.worstCase());
    }

    private void justBelow(Probe probe) {
        calls.newAgent(probe.paid().add(probe.worst()).subtract(LAST_DIGIT));
        Conversation<BudgetAgent> user = new Conversation<>(context, probe.user());
        probe.earlier()
                .forEach(said -> user.add(
                        said.question(),
                        context.answered(
                                said.question(),
                                answered(probe.user(), said).outcome().reply().orElseThrow())));
        PaidCall call = calls.call(
                        probe.user(), probe.last().question(), probe.last().reply())
                .isRefused(probe.earlier().isEmpty() ? "As the first call," : "After " + EARLIER_TURNS + " calls,");
        calls.areBooked("After a call that had to be refused,", "what the answered calls have cost.");
        if (call.exchanges().isEmpty() && !probe.earlier().isEmpty()) {
            context.gemini().enqueue(calls.cheap());
            assertThatRequestOf(user.say(calls.question(60)))
                    .carries(user.upToLastQuestion(), "no message of a call that was refused.");
            context.gemini().clearScript();
        }
    }

    private void twiceOver(Probe probe) {
        calls.newAgent(probe.paid().add(probe.worst().multiply(BigDecimal.valueOf(2))));
        probe.earlier().forEach(said -> answered(probe.user(), said));
        answered(probe.user(), probe.last());
        calls.areBooked("After " + (probe.earlier().size() + 1) + " calls,", "what these calls have cost.");
    }

    private PaidCall answered(String user, Said said) {
        PaidCall call =
                calls.call(user, said.question(), said.reply()).isAnswered("Before a call of a short conversation,");
        GeminiRequest request = call.request();
        int asked = request.generation().maxOutputTokens().orElse(0);
        if (asked < FEWEST_OUTPUT_TOKENS || asked > Dollars.MAX_OUTPUT_TOKENS) {
            throw new CheckFailure(
                    request,
                    "A request asked for "
                            + (asked == 0 ? "any number of output tokens." : asked + " output tokens at most."),
                    "maxOutputTokens from " + FEWEST_OUTPUT_TOKENS + " to 2,048, because nothing else limits what a"
                            + " reply costs.");
        }
        return call;
    }

    private record Said(String question, Reply reply) {}

    /**
     * A call that decides.
     *
     * @param earlier what this user has said before
     * @param paid for that, in dollars
     * @param worst case of the call, in dollars
     */
    private record Probe(String user, List<Said> earlier, Said last, BigDecimal paid, BigDecimal worst) {}
}
