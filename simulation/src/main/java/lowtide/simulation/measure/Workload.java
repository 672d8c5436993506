package lowtide.simulation.measure;

import java.util.Locale;
import lowtide.cost.context.Range;

/**
 * The calls that an agent has to answer in a measurement.
 *
 * @param users         1 to 1,000
 * @param days          1 to 365; they pass only on the agent's clock
 * @param prompts       prompts a day of each user, 1 to 1,000, evenly spaced
 * @param messageTokens tokens of each question and each reply, 10 to 8,000
 */
public record Workload(int users, int days, int prompts, int messageTokens) {

    public static final Range USERS = new Range(1, 1_000);
    public static final Range DAYS = new Range(1, 365);
    public static final Range PROMPTS = new Range(1, 1_000);

    /** At least enough to number the questions; at most what the token-counting exercise accepts. */
    public static final Range MESSAGE_TOKENS = new Range(10, 8_000);

    private static final int MAXIMUM_PROMPTS_A_DAY = 10_000;

    public Workload {
        USERS.require("users", users);
        DAYS.require("days", days);
        PROMPTS.require("prompts a day", prompts);
        MESSAGE_TOKENS.require("tokens of a message", messageTokens);
        if (users * prompts > MAXIMUM_PROMPTS_A_DAY) {
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "users times prompts must be at most %,d a day, not %,d",
                    MAXIMUM_PROMPTS_A_DAY,
                    users * prompts));
        }
    }

    /** The calls of the first days. */
    Workload firstDays(int count) {
        return new Workload(users, count, prompts, messageTokens);
    }

    /** Prompts of all users on all days. */
    public int calls() {
        return users * days * prompts;
    }
}
