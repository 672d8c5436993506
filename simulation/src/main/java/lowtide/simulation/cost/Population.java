package lowtide.simulation.cost;

import java.util.List;

/** Who uses the agent, and how much. Values; the same value always gives the same groups. */
public sealed interface Population permits EvenPopulation, HeavyTailedPopulation {

    Range PROMPTS_A_DAY = new Range(1, 10_000);

    long users();

    /** Prompts of all users on one day. */
    long promptsADay();

    /** The users gathered by how many prompts they send a day, ascending; the sizes add up to {@link #users()}. */
    List<Group> groups();

    /**
     * @param promptsADay prompts each of them sends every day, at least 0
     * @param users       at least 1
     */
    record Group(long promptsADay, long users) {}
}
