package lowtide.simulation.cost;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * Some users, some days, and a way to charge for them; answers what that costs. Every figure is exact unless it says
 * otherwise. Immutable and thread-safe.
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

    /** What a strategy costs, day by day. */
    public Run run(Strategy strategy) {
        List<BigDecimal> cumulative = new ArrayList<>(days);
        long firstRefused = model.firstRefused(strategy).orElse(Long.MAX_VALUE);
        for (int day = 1; day <= days; day++) {
            cumulative.add(dollars(strategy, day, firstRefused));
        }
        return new Run(strategy.name(), cumulative);
    }

    /** Dollars of all users over all days. */
    public BigDecimal total(Strategy strategy) {
        return dollars(strategy, days, model.firstRefused(strategy).orElse(Long.MAX_VALUE));
    }

    /** Dollars of the average user over all days, to twelve decimals. */
    public BigDecimal perUser(BigDecimal total) {
        BigDecimal users = BigDecimal.valueOf(population.users());
        return total.divide(users, PER_USER_DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }

    /** The day (from 1) on which a request is first too large for the model; the keenest user meets it. */
    public OptionalInt firstRefusal(Strategy strategy) {
        OptionalLong request = model.firstRefused(strategy);
        long most = mostPromptsADay();
        if (request.isEmpty() || request.getAsLong() > most * days) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((int) ((request.getAsLong() - 1) / most) + 1);
    }

    /**
     * Which caps leave a profit if every user pays by the month of {@value #DAYS_A_MONTH} days. Caps under which the
     * model refuses requests are not on offer.
     *
     * @param dollarsAMonth what a user pays, at least 0
     */
    public ProfitableCap profitableCap(BigDecimal dollarsAMonth) {
        BigDecimal paid =
                dollarsAMonth.multiply(BigDecimal.valueOf(population.users())).multiply(BigDecimal.valueOf(days));
        long offered = largestCap(
                2 * mostPromptsADay() * days,
                cap -> firstRefusal(new LastMessages(cap)).isEmpty());
        long profitable = largestCap(
                offered,
                cap -> total(new LastMessages(cap))
                                .multiply(BigDecimal.valueOf(DAYS_A_MONTH))
                                .compareTo(paid)
                        < 0);
        if (profitable == 0) {
            return new ProfitableCap.None();
        }
        return profitable == offered ? new ProfitableCap.Any() : new ProfitableCap.UpTo(profitable);
    }

    /** How unevenly the users cost over all days. */
    public Spread spread(Strategy strategy) {
        long users = population.users();
        long top = (users + 99) / 100;
        BigDecimal all = BigDecimal.ZERO;
        BigDecimal ofTop = BigDecimal.ZERO;
        BigDecimal[] ranks = new BigDecimal[4];
        long[] rankedUsers = {percentOf(users, 50), percentOf(users, 90), percentOf(users, 99), users};
        long seen = 0;
        // Groups come in order of prompts, and whoever sends more never costs less.
        for (Population.Group group : groups) {
            BigDecimal each = model.dollars(model.tokens(strategy, group.promptsADay(), days));
            for (int i = 0; i < ranks.length; i++) {
                if (seen < rankedUsers[i] && rankedUsers[i] <= seen + group.users()) {
                    ranks[i] = each;
                }
            }
            seen += group.users();
            long amongTop = Math.max(0, Math.min(group.users(), seen - (users - top)));
            all = all.add(each.multiply(BigDecimal.valueOf(group.users())));
            ofTop = ofTop.add(each.multiply(BigDecimal.valueOf(amongTop)));
        }
        BigDecimal share = ofTop.multiply(BigDecimal.valueOf(100)).divide(all, 2, RoundingMode.HALF_UP);
        return new Spread(ranks[0], ranks[1], ranks[2], ranks[3], share);
    }

    /** The nearest rank: how many users the lower part has, rounded up. */
    private static long percentOf(long users, long percent) {
        return (users * percent + 99) / 100;
    }

    /** Tokens are added up as long as they fit into 63 bits: whole numbers are faster than decimals, and as exact. */
    private BigDecimal dollars(Strategy strategy, int day, long firstRefused) {
        BigDecimal dollars = BigDecimal.ZERO;
        Tokens sum = Tokens.NONE;
        long usersLeft = population.users();
        for (Population.Group group : groups) {
            Tokens each = model.tokens(strategy, group.promptsADay(), day);
            // Whoever sends more has as many answered before the first refusal, and costs the same.
            boolean last = group.promptsADay() * day >= firstRefused;
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
        return dollars.add(model.dollars(sum));
    }

    private long mostPromptsADay() {
        return groups.get(groups.size() - 1).promptsADay();
    }

    private interface CapTest {
        boolean passes(long cap);
    }

    /** The largest cap up to {@code most} that passes, if those that pass are the small ones; 0 if none does. */
    private static long largestCap(long most, CapTest test) {
        long low = 0;
        long high = most;
        while (low < high) {
            long middle = (low + high + 1) >>> 1;
            if (test.passes(middle)) {
                low = middle;
            } else {
                high = middle - 1;
            }
        }
        return low;
    }
}
