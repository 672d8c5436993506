package lowtide.chat.crowd;

import java.time.Duration;
import java.util.Arrays;
import java.util.Random;

/**
 * Who writes when during a simulated day.
 *
 * @param users   1 to 10,000
 * @param prompts of each user, 1 to 50
 */
public record CrowdPlan(int users, int prompts) {

    /** The most messages in one run. */
    public static final int MAX_MESSAGES = 100_000;

    private static final int MAX_USERS = 10_000;
    private static final int MAX_PROMPTS = 50;
    private static final int DAY = (int) Duration.ofDays(1).toSeconds();
    private static final int QUESTION_EVERY = 5;
    private static final String[] FOODS = {
        "salad", "soup", "apple", "pear", "pie", "plum", "bagel", "curry", "mango", "melon", "pasta", "toast"
    };

    /** @throws IllegalArgumentException if a figure is out of its range; the message says which one is permitted */
    public CrowdPlan {
        if (users < 1 || users > MAX_USERS || prompts < 1 || prompts > MAX_PROMPTS) {
            throw new IllegalArgumentException(
                    "A crowd has 1 to " + MAX_USERS + " users, and each writes 1 to " + MAX_PROMPTS + " messages.");
        }
        if (users * prompts > MAX_MESSAGES) {
            throw new IllegalArgumentException(
                    "A crowd writes at most " + MAX_MESSAGES + " messages, not " + users * prompts + ".");
        }
    }

    int messages() {
        return users * prompts;
    }

    /** The seconds of the day at which messages are written, sorted; the same for every run. */
    int[] seconds() {
        int[] seconds = new Random(1).ints(messages(), 0, DAY).toArray();
        Arrays.sort(seconds);
        return seconds;
    }

    /** The user of a message: each comes round as often as any other. */
    String user(int message) {
        return "user-" + message % users;
    }

    /** What the user writes. */
    String text(int message) {
        int turn = message / users;
        return turn % QUESTION_EVERY == QUESTION_EVERY - 1
                ? "What did I eat?"
                : "I ate a " + FOODS[(message + turn) % FOODS.length] + ", number " + message;
    }
}
