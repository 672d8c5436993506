package lowtide.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.Range;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Tokens;
import lowtide.cost.pricing.CostModel;

/**
 * A population that uses an agent for some days under a cost model. Figures are exact unless documented otherwise.
 * Immutable and thread-safe.
 */
public final class Scenario {

    public static final Range DAYS = new Range(1, 3_650);

    /** The lesson's month. */
    public static final int DAYS_A_MONTH = 30;

    private static final int PER_USER_DECIMALS = 12;

    private final Population population;
    private final List<Population.Group> groups;
    private final int days;
    private final CostModel model;

    /**
     * @param days 1 to 3,650
     * @throws IllegalArgumentException if the number of days is out of range
     */
    public Scenario(Population population, int days, CostModel model) {
        DAYS.require("days", days);
        this.population = population;
        this.groups = population.groups();
        this.days = days;
        this.model = model;
    }

    public Population population() {
        return population;
    }

    public int days() {
        return days;
    }

    public CostModel model() {
        return model;
    }

    /** The cost of a strategy, day by day. */
    public Run run(Strategy strategy) {
        List<BigDecimal> cumulative = new ArrayList<>(days);
        long firstRejected = model.firstRejected(strategy).orElse(Long.MAX_VALUE);
        for (int day = 1; day <= days; day++) {
            cumulative.add(dollars(strategy, day, firstRejected));
        }
        return new Run(strategy.name(), cumulative);
    }

    /** Dollars of all users over all days. */
    public BigDecimal total(Strategy strategy) {
        return dollars(strategy, days, model.firstRejected(strategy).orElse(Long.MAX_VALUE));
    }

    /** Dollars of the average user, rounded to twelve decimals. */
    public BigDecimal perUser(BigDecimal total) {
        BigDecimal users = BigDecimal.valueOf(population.users());
        return total.divide(users, PER_USER_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /** The day (from 1) of the first request that exceeds the context limit. The most active user sends it. */
    public OptionalInt firstRejectionDay(Strategy strategy) {
        OptionalLong request = model.firstRejected(strategy);
        long most = mostPromptsADay();
        if (request.isEmpty() || request.getAsLong() > most * days) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) ((request.getAsLong() - 1) / most) + 1);
    }

    /** How many users have a request rejected by the last day, because it exceeds the context limit. */
    public long rejectedUsers(Strategy strategy) {
        OptionalLong request = model.firstRejected(strategy);
        return request.isEmpty()
                ? 0
                : groups.stream()
                        .filter(group -> group.promptsADay() * days >= request.getAsLong())
                        .mapToLong(Population.Group::users)
                        .sum();
    }

    /**
     * The caps with which users cost less than they pay. Caps with which requests exceed the context limit are excluded.
     *
     * @param dollarsAMonth what each user pays for a month of {@value #DAYS_A_MONTH} days, at least 0
     */
    public ProfitableCap profitableCap(BigDecimal dollarsAMonth) {
        BigDecimal paid =
                dollarsAMonth.multiply(BigDecimal.valueOf(population.users())).multiply(BigDecimal.valueOf(days));
        long possible = largestCap(
                2 * mostPromptsADay() * days,
                cap -> firstRejectionDay(new LastMessages(cap)).isEmpty());
        long profitable = largestCap(
                possible,
                cap -> total(new LastMessages(cap))
                                .multiply(BigDecimal.valueOf(DAYS_A_MONTH))
                                .compareTo(paid)
                        < 0);
        if (profitable == 0) {
            return new ProfitableCap.None();
        }
        return profitable == possible ? new ProfitableCap.Any() : new ProfitableCap.UpTo(profitable);
    }

    /** How the cost of tokens over all days is distributed over the users. */
    public CostDistribution distribution(Strategy strategy) {
        long users = population.users();
        long[] ranks = {nearestRank(users, 50), nearestRank(users, 90), nearestRank(users, 99), users};
        BigDecimal[] percentiles = new BigDecimal[ranks.length];
        long belowTop = users - (users + 99) / 100;
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal top = BigDecimal.ZERO;
        long seen = 0;
        // Groups are in ascending order of prompts, and users who send more never cost less.
        for (Population.Group group : groups) {
            BigDecimal each = model.dollars(model.tokens(strategy, group.promptsADay(), days));
            for (int i = 0; i < ranks.length; i++) {
                if (seen < ranks[i] && ranks[i] <= seen + group.users()) {
                    percentiles[i] = each;
                }
            }
            seen += group.users();
            long inTop = Math.max(0, Math.min(group.users(), seen - belowTop));
            all = all.add(each.multiply(BigDecimal.valueOf(group.users())));
            top = top.add(each.multiply(BigDecimal.valueOf(inTop)));
        }
        BigDecimal share = all.signum() == 0
                ? BigDecimal.ZERO.setScale(2)
                : top.multiply(BigDecimal.valueOf(100)).divide(all, 2, RoundingMode.HALF_UP);
        return new CostDistribution(percentiles[0], percentiles[1], percentiles[2], percentiles[3], share);
    }

    private static long nearestRank(long users, long percentile) {
        return (users * percentile + 99) / 100;
    }

    /** Adds up tokens as long as they fit into 63 bits, because whole numbers are faster than decimals and as exact. */
    private BigDecimal dollars(Strategy strategy, int day, long firstRejected) {
        BigDecimal dollars = BigDecimal.ZERO;
        Tokens sum = Tokens.NONE;
        long usersLeft = population.users();
        for (Population.Group group : groups) {
            Tokens each = model.tokens(strategy, group.promptsADay(), day);
            // Users who send even more have the same number of requests accepted and cost the same.
            boolean last = group.promptsADay() * day >= firstRejected;
            long users = last ? usersLeft : group.users();
            usersLeft -= users;
            if (sum.hasRoomFor(each, users)) {
                sum = sum.plus(each, users);
            } else {
                dollars = dollars.add(model.dollars(each).multiply(BigDecimal.valueOf(users)));
            }
            if (last) {
                break;
            }
        }
        return dollars.add(model.dollars(sum)).add(model.storage(day));
    }

    private long mostPromptsADay() {
        return groups.get(groups.size() - 1).promptsADay();
    }

    /** The largest cap up to {@code most} that passes the test; 0 if none does. Every smaller cap must pass too. */
    private static long largestCap(long most, LongPredicate test) {
        long low = 0;
        long high = most;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (test.test(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
