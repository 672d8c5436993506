package lowtide.simulation.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A few users send most of the prompts. How keen a user is is drawn from a Pareto distribution of index 1, cut off at
 * 100 times the least keen; all the prompts of a day are then dealt out in that proportion, so that together there are
 * exactly as many as if everyone sent the average. About one prompt in seven comes from the keenest 1%.
 *
 * @param users          1 to 10,000,000
 * @param averagePrompts prompts a day of the average user, 1 to 1,000; the keenest then sends some 21,000
 * @param seed           the same seed gives the same users on every machine
 */
public record HeavyTailedPopulation(long users, long averagePrompts, long seed) implements Population {

    public static final Range USERS = new Range(1, 10_000_000);

    public static final Range AVERAGE_PROMPTS = new Range(1, 1_000);

    private static final double KEENEST = 100;

    public HeavyTailedPopulation {
        USERS.require("users of a heavy-tailed population", users);
        AVERAGE_PROMPTS.require("prompts a day of a heavy-tailed population", averagePrompts);
    }

    @Override
    public long promptsADay() {
        return users * averagePrompts;
    }

    @Override
    public List<Group> groups() {
        Random draws = new Random(seed);
        double[] keenness = new double[(int) users];
        double all = 0;
        for (int user = 0; user < users; user++) {
            keenness[user] = keenness(draws);
            all += keenness[user];
        }
        // Rounding the running sum instead of each share loses no prompt and adds none.
        long[] sizes = new long[(int) (KEENEST * averagePrompts) + 2];
        double soFar = 0;
        long dealt = 0;
        for (double each : keenness) {
            soFar += each;
            long due = (long) (soFar / all * promptsADay());
            sizes[(int) (due - dealt)]++;
            dealt = due;
        }
        List<Group> groups = new ArrayList<>();
        for (int prompts = 0; prompts < sizes.length; prompts++) {
            if (sizes[prompts] > 0) {
                groups.add(new Group(prompts, sizes[prompts]));
            }
        }
        return List.copyOf(groups);
    }

    /** From 1 to {@link #KEENEST}. */
    private static double keenness(Random draws) {
        return 1 / (1 - draws.nextDouble() * (1 - 1 / KEENEST));
    }
}
