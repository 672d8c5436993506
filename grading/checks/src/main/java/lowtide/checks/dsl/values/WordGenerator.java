package lowtide.checks.dsl.values;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Made-up words from a seed: none equals or contains another one, and no agent can know them beforehand. Not
 * thread-safe.
 */
public final class WordGenerator {

    private static final String[] CONSONANTS = {
        "b", "br", "d", "dr", "f", "g", "gl", "k", "l", "m", "n", "p", "r", "t", "v", "z"
    };
    private static final String VOWELS = "aeiou";
    private static final int SYLLABLES = 4;

    private final Random random;
    private final Set<String> taken = new HashSet<>();

    public WordGenerator(Random random) {
        this.random = random;
    }

    /** This text with {@code (private)} in place of each word that has been made. */
    public String masked(String text) {
        return taken.isEmpty()
                ? text
                : Pattern.compile(String.join("|", taken), Pattern.CASE_INSENSITIVE)
                        .matcher(text)
                        .replaceAll("(private)");
    }

    public String next() {
        while (true) {
            StringBuilder word = new StringBuilder();
            for (int i = 0; i < SYLLABLES; i++) {
                word.append(CONSONANTS[random.nextInt(CONSONANTS.length)])
                        .append(VOWELS.charAt(random.nextInt(VOWELS.length())));
            }
            String made = word.append('x').toString();
            if (taken.stream().noneMatch(other -> other.contains(made) || made.contains(other)) && taken.add(made)) {
                return made;
            }
        }
    }
}
