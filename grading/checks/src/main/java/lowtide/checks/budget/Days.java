package lowtide.checks.budget;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import lowtide.checks.dsl.CheckContext;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.Reply;

/** Days of the injected clock in UTC, whatever the time zone of the machine is. */
final class Days {

    private static final Duration JUST = Duration.ofMillis(1);
    private static final Duration DAY = Duration.ofDays(1);
    private static final int UNITS = 300;
    private static final BigDecimal THREE = BigDecimal.valueOf(3);
    private static final BigDecimal FOUR = BigDecimal.valueOf(4);

    private final CheckContext<BudgetAgent> context;
    private final PaidCalls calls;
    private final PaidCall learned;

    Days(CheckContext<BudgetAgent> context) {
        this.context = context;
        this.calls = new PaidCalls(context);
        calls.newAgent(PaidCalls.AMPLE);
        this.learned =
                calls.call(context.word(), calls.question(UNITS), calls.cheap()).isAnswered("Before the first call,");
    }

    /** What was spent today is looked at in every hour of a day. */
    void areThoseOfUtc() {
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
        for (Period later : List.of(Period.ofMonths(1), Period.ofYears(1))) {
            context.setTime(context.now().atZone(ZoneOffset.UTC).plus(later).toInstant());
            areBooked("nothing was spent on this day: the last call was a month or a year ago.");
            calls.call(user, calls.question(UNITS), calls.cheap()).isAnswered("A month or a year later,");
        }
    }

    private void areBooked(String expected) {
        LocalTime time = LocalTime.ofInstant(context.now(), ZoneOffset.UTC);
        calls.areBooked("At " + time.truncatedTo(ChronoUnit.SECONDS) + " UTC,", expected);
    }

    /** Calls that use up most of the budget on one day can be made again on the next. */
    void beginWithAWholeBudget() {
        Reply dear = dear();
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

    /** Two calls are held across midnight, and the new day has its whole budget meanwhile. */
    void haveTheCallsThatBeganOnThem() {
        calls.newAgent(learned.worstCase().multiply(FOUR));
        context.setTime(nextMidnight().minusSeconds(1));
        LocalDate day = calls.today();
        Map<String, String> held = new LinkedHashMap<>(); // users, by their questions
        int before = context.gemini().exchanges().size();
        try (Gate gate =
                context.gemini().hold(request -> held.containsKey(request.last().text()))) {
            held.put(calls.question(UNITS), context.word());
            held.put(calls.question(UNITS), context.word());
            List<CompletableFuture<String>> answers = started(held, gate);
            context.advance(Duration.ofSeconds(2));
            for (Reply reply : List.of(dear(), dear(), calls.cheap())) {
                calls.call(context.word(), calls.question(UNITS), reply)
                        .isAnswered("A second after midnight, while calls of the day before were running,");
            }
            gate.open();
            answers.forEach(
                    answer -> context.patience().await(answer, "A call was never answered.", "an answer for each."));
        }
        context.gemini().exchanges().stream()
                .skip(before)
                .filter(exchange -> held.containsKey(exchange.request().last().text()))
                .forEach(exchange ->
                        calls.book(held.get(exchange.request().last().text()), day, exchange));
        areBooked("the cost of the calls that began after midnight; the others began on the day before.");
    }

    /** One after the other, so that each finds the clock and the replies as they are. */
    private List<CompletableFuture<String>> started(Map<String, String> users, Gate gate) {
        List<CompletableFuture<String>> answers = new ArrayList<>();
        users.forEach((question, user) -> {
            context.gemini().enqueue(calls.cheap());
            answers.add(context.session().start(agent -> agent.chat(user, question)));
            context.patience()
                    .awaitArrivals(
                            gate,
                            answers.size(),
                            "A second before midnight, a call whose worst case fits did not reach Gemini.",
                            "a request for each.");
        });
        return answers;
    }

    private Reply dear() {
        return Dollars.dear(learned.request());
    }

    private Instant nextMidnight() {
        return context.now().truncatedTo(ChronoUnit.DAYS).plus(DAY);
    }
}
