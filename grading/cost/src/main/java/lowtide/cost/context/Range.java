package lowtide.cost.context;

import java.util.Locale;

/**
 * A range of whole numbers.
 *
 * @param least smallest value, included
 * @param most  largest value, included
 */
public record Range(long least, long most) {

    /**
     * Returns the value if it lies in this range.
     *
     * @param what the name of the value in the error message
     * @throws IllegalArgumentException if it does not; the message names {@code what} and the range
     */
    public long require(String what, long value) {
        if (!contains(value)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%s must be a whole number from %s, not %,d", what, this, value));
        }
        return value;
    }

    public boolean contains(long value) {
        return least <= value && value <= most;
    }

    /** Formats the range as in "1 to 3,650", independent of the locale. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d to %,d", least, most);
    }
}
