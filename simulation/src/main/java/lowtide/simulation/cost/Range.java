package lowtide.simulation.cost;

import java.util.Locale;

/** Whole numbers from {@code least} to {@code most}, both included. */
public record Range(long least, long most) {

    /**
     * @return the value, if it lies in this range
     * @throws IllegalArgumentException naming {@code what} and the range, if it does not
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

    /** "1 to 3,650": the same in every locale. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "%,d to %,d", least, most);
    }
}
