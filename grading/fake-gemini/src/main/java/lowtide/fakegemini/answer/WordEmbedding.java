package lowtide.fakegemini.answer;

import java.util.Locale;
import java.util.SplittableRandom;
import java.util.regex.Pattern;

/**
 * Embeds a text by its words: the more words two texts share, the larger is the cosine of their embeddings. Words differ
 * if their letters and digits do, whatever the case; their order does not matter. The same text always has the same
 * embedding.
 */
public final class WordEmbedding {

    /** The length that Gemini's embedding model has if the request names none. */
    public static final int DIMENSIONS = 3_072;

    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");
    /** Each word changes so many numbers; with several, words hardly ever coincide. */
    private static final int NUMBERS_PER_WORD = 8;

    private WordEmbedding() {}

    /** A vector of length 1. A text without words has a vector of its own. */
    public static double[] of(String text, int dimensions) {
        double[] vector = new double[dimensions];
        for (String word : BETWEEN_WORDS.split(text.toLowerCase(Locale.ROOT))) {
            add(vector, word);
        }
        double length = Math.sqrt(squareOf(vector));
        for (int i = 0; i < dimensions && length > 0; i++) {
            vector[i] /= length;
        }
        if (length == 0) {
            vector[0] = 1;
        }
        return vector;
    }

    private static void add(double[] vector, String word) {
        SplittableRandom random = new SplittableRandom(word.hashCode());
        for (int i = 0; i < NUMBERS_PER_WORD && !word.isEmpty(); i++) {
            vector[random.nextInt(vector.length)] += random.nextBoolean() ? 1 : -1;
        }
    }

    private static double squareOf(double[] vector) {
        double sum = 0;
        for (double number : vector) {
            sum += number * number;
        }
        return sum;
    }
}
