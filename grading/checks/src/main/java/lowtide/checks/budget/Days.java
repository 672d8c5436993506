package lowtide.checks.budget;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import lowtide.checks.dsl.CheckContext;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Usage;

/** Days of the injected clock in UTC, whatever the time zone of the machine is. */
final class Days {

    private static final Duration JUST = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int UNITS = 300;
    private static final BigDecimal THREE = BigDecimal.valueOf(3);

    private final CheckContext<BudgetAgent> context;
    private final PaidCalls calls;

    Days(CheckContext<BudgetAgent> context) {
        this.context = context;
        this.calls = new PaidCalls(context);
    }

    /** What was spent today is looked at in every hour of a day. */
    void areThoseOfUtc() {
        calls.newAgent(PaidCalls.AMPLE);
        Instant midnight = nextMidnight();
        context.setTime(midnight.plus(JUST));
        String user = context.word();
        calls.call(user, calls.question(UNITS), calls.cheap()).isAnswered("After midnight,");
        for (int hour = 1; hour < 24; hour++) {
            context.setTime(midnight.plus(Duration.ofHours(hour)));
            areBooked("what was spent since 00:00 UTC.");
        }
        context.setTime(midnight.plus(DAY).minus(JUST));
        calls.call(user, calls.question(UNITS), calls.cheap()).isAnswered("Before midnight,");
        areBooked("what was spent since 00:00 UTC.");
        context.setTime(midnight.plus(DAY).plus(JUST));
        areBooked("nothing was spent on the new day.");
        calls.call(user, calls.question(UNITS), calls.cheap()).isAnswered("After midnight,");
        areBooked("what was spent since 00:00 UTC.");
    }

    private void areBooked(String expected) {
        LocalTime time = LocalTime.ofInstant(context.now(), ZoneOffset.UTC);
        calls.areBooked("At " + time.truncatedTo(ChronoUnit.SECONDS) + " UTC,", expected);
    }

    /** Calls that use up most of the budget on one day can be made again on the next. */
    void beginWithAWholeBudget() {
        PaidCall learned = learned();
        Reply dear = dear(learned);
        calls.newAgent(learned.worstCase().multiply(THREE));
        for (int day = 1; day <= 2; day++) {
            context.setTime(nextMidnight().plus(Duration.ofHours(7)));
            for (int i = 0; i < 2; i++) {
                calls.call(context.word(), calls.question(UNITS), dear)
                        .isAnswered("On day " + day + ", after " + i + " calls,");
            }
            areBooked("what was spent since 00:00 UTC.");
            calls.call(context.word(), calls.question(UNITS), dear);
            areBooked("what was spent since 00:00 UTC.");
        }
    }

    /** A call that is held across midnight, and another one meanwhile. */
    void haveTheCallsThatBeganOnThem() {
        calls.newAgent(learned().worstCase().multiply(THREE));
        context.setTime(nextMidnight().minusSeconds(1));
        LocalDate day = calls.today();
        String user = context.word();
        String question = calls.question(UNITS);
        context.gemini().enqueue(calls.cheap());
        int before = context.gemini().exchanges().size();
        try (Gate gate = context.gemini().hold(request -> request.last().text().equals(question))) {
            CompletableFuture<String> answer = context.session().start(agent -> agent.chat(user, question));
            context.patience()
                    .awaitArrivals(gate, 1, "A call a second before midnight did not reach Gemini.", "a request.");
            context.advance(Duration.ofSeconds(2));
            calls.call(context.word(), calls.question(UNITS), calls.cheap())
                    .isAnswered("A second after midnight, while a call of the day before was running,");
            gate.open();
            context.patience().await(answer, "The call was never answered.", "an answer.");
        }
        Exchange held = context.gemini().exchanges().get(before);
        calls.book(user, day, held);
        areBooked("the cost of the call that began after midnight; the other one began on the day before.");
    }

    /** A call to an agent that has money enough. */
    private PaidCall learned() {
        calls.newAgent(PaidCalls.AMPLE);
        return calls.call(context.word(), calls.question(UNITS), calls.cheap()).isAnswered("Before the first call,");
    }

    /** A reply that costs almost as much as such a call may, most of it for thinking. */
    private static Reply dear(PaidCall learned) {
        int output = Dollars.maxOutputTokens(learned.request());
        return Replies.reporting(Usage.of(UNITS / 4, 1, output - 1, 0), Replies.text("Noted."));
    }

    private Instant nextMidnight() {
        return context.now().truncatedTo(ChronoUnit.DAYS).plus(DAY);
    }
}
