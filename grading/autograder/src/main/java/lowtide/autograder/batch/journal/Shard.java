package lowtide.autograder.batch.journal;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.nio.ByteBuffer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A part of a class, for one of several machines. A student's shard depends on the id alone, so it does not change when
 * somebody else submits.
 *
 * @param number from 1 to {@code of}
 * @param of how many shards there are, up to {@value #MAX}
 */
public record Shard(int number, int of) {

    /** The whole class. */
    public static final Shard WHOLE = new Shard(1, 1);

    private static final int MAX = 1000;
    private static final Pattern FORM = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    /** @throws IllegalArgumentException if a number is out of range */
    public Shard {
        if (of < 1 || of > MAX || number < 1 || number > of) {
            throw new IllegalArgumentException(
                    number + "/" + of + ": expected I/N, with N from 1 to " + MAX + " and I from 1 to N.");
        }
    }

    /**
     * Reads the form {@code I/N}, such as {@code 2/3}.
     *
     * @throws IllegalArgumentException for any other text
     */
    @JsonCreator
    public static Shard parse(String text) {
        Matcher matcher = FORM.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    text + ": expected I/N, with N from 1 to " + MAX + " and I from 1 to N.");
        }
        return new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether the student with this id belongs to this shard. */
    public boolean takes(String id) {
        return Integer.remainderUnsigned(
                        ByteBuffer.wrap(new Sha256().add(id).bytes()).getInt(), of)
                == number - 1;
    }

    @JsonValue
    @Override
    public String toString() {
        return number + "/" + of;
    }
}
