package lowtide.fakegemini.answer;

import java.util.SplittableRandom;

/**
 * Generates the marks at the end of default answers. An agent that sends a mark back in its next request proves that it
 * kept the reply. The same seed gives the same marks again. Immutable.
 */
public final class NonceGenerator {

    private static final int MASK = 0xFFFFFF;

    private final int factor;
    private final int offset;

    public NonceGenerator(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        factor = random.nextInt() | 1;
        offset = random.nextInt();
    }

    /**
     * Six hexadecimal digits.
     *
     * @param counter from 0 up; counters below 16,777,216 (2^24) all give different nonces
     */
    public String at(int counter) {
        // Every step is a bijection on 24 bits; therefore no value repeats.
        int x = (counter * factor + offset) & MASK;
        x ^= x >>> 11;
        x = (x * 0x5bd1e5) & MASK;
        x ^= x >>> 13;
        return "%06x".formatted(x);
    }
}
