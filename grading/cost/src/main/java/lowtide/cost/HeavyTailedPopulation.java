package lowtide.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lowtide.cost.context.Range;

/**
 * A few users send most of the prompts. The activity of each user is drawn from a Pareto distribution of index 1,
 * truncated at 100 times the minimum. The prompts of a day are distributed in proportion to the activity, so that their
 * total equals that of an even population with the same average. The most active 1% of the users send about one prompt in
 * seven.
 *
 * @param users          1 to 10,000,000
 * @param averagePrompts prompts a day of the average user, 1 to 1,000; the most active user then sends about 21,000
 * @param seed           the same seed gives the same users on every machine
 */
public record HeavyTailedPopulation(long users, long averagePrompts, long seed) implements Population {

    public static final Range USERS = new Range(1, 10_000_000);

    public static final Range AVERAGE_PROMPTS = new Range(1, 1_000);

    private static final double MAXIMUM_ACTIVITY = 100;

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
        double[] activity = new double[(int) users];
        double all = 0;
        for (int user = 0; user < users; user++) {
            activity[user] = activity(draws);
            all += activity[user];
        }
        // Rounds the running sum instead of each share, so that the total is exact.
        long[] sizes = new long[(int) (MAXIMUM_ACTIVITY * averagePrompts) + 2];
        double sum = 0;
        long assigned = 0;
        for (double each : activity) {
            sum += each;
            long due = (long) (sum / all * promptsADay());
            sizes[(int) (due - assigned)]++;
            assigned = due;
        }
        List<Group> groups = new ArrayList<>();
        for (int prompts = 0; prompts < sizes.length; prompts++) {
            if (sizes[prompts] > 0) {
                groups.add(new Group(prompts, sizes[prompts]));
            }
        }
        return List.copyOf(groups);
    }

    /** A random activity, from 1 to {@link #MAXIMUM_ACTIVITY}. */
    private static double activity(Random draws) {
        return 1 / (1 - draws.nextDouble() * (1 - 1 / MAXIMUM_ACTIVITY));
    }
}
