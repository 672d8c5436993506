package lowtide.agent.api;

/**
 * A group of calls that start together.
 *
 * @param number names the group within its session; 0 for a call that waits for no other
 * @param size how many calls the group has
 */
public record StartGroup(long number, int size) {

    /** The group of a call that waits for no other. */
    public static final StartGroup ALONE = new StartGroup(0, 1);

    public StartGroup {
        if (size < 1) {
            throw new IllegalArgumentException("a group of " + size + " calls");
        }
    }

    /** Whether the call waits for no other. */
    public boolean isAlone() {
        return number == 0;
    }
}
