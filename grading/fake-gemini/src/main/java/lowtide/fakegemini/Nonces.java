package lowtide.fakegemini;

import java.util.SplittableRandom;

/**
 * The marks at the end of default answers: six hex digits, fixed by a seed, no two alike within the first 16,777,216 of
 * one seed. Immutable.
 */
final class Nonces {

    private static final int MASK = 0xFFFFFF;

    private final int factor;
    private final int offset;

    Nonces(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        factor = random.nextInt() | 1;
        offset = random.nextInt();
    }

    /** Every step is a bijection of 24 bits, which is why no value comes twice. */
    String at(int counter) {
        int x = (counter * factor + offset) & MASK;
        x ^= x >>> 11;
        x = (x * 0x5bd1e5) & MASK;
        x ^= x >>> 13;
        return "%06x".formatted(x);
    }
}
