package lowtide.cost;

import java.util.List;
import lowtide.cost.context.Range;

/** The users of an agent, and how many prompts they send. Populations are values: equal populations have equal groups. */
public sealed interface Population permits EvenPopulation, HeavyTailedPopulation {

    Range PROMPTS_A_DAY = new Range(1, 10_000);

    long users();

    /** Prompts of all users together on one day. */
    long promptsADay();

    /** The users grouped by prompts a day, in ascending order. The sizes of the groups add up to {@link #users()}. */
    List<Group> groups();

    /**
     * Users who send the same number of prompts a day.
     *
     * @param promptsADay prompts a day of each user, at least 0
     * @param users       how many users, at least 1
     */
    record Group(long promptsADay, long users) {}
}
