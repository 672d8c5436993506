package lowtide.cost;

import java.util.List;
import lowtide.cost.context.Range;

/**
 * All users send the same number of prompts, as in the lesson.
 *
 * @param users          1 to 1,000,000,000,000
 * @param promptsPerUser prompts a day of each user, 1 to 10,000
 */
public record EvenPopulation(long users, long promptsPerUser) implements Population {

    public static final Range USERS = new Range(1, 1_000_000_000_000L);

    public EvenPopulation {
        USERS.require("users", users);
        PROMPTS_A_DAY.require("prompts a day", promptsPerUser);
    }

    @Override
    public long promptsADay() {
        return users * promptsPerUser;
    }

    @Override
    public List<Group> groups() {
        return List.of(new Group(promptsPerUser, users));
    }
}
