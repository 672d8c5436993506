package lowtide.checks.logging;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;

/** A word of a message or a reply. Its letters stand together in no class name, no hexadecimal hash and no other text of a check. */
record PrivateWord(String word) {

    /** So many letters in a row give the word away: even a short preview of a message is health data. */
    static final int TELLTALE_LETTERS = 5;

    static PrivateWord random(Random random) {
        List<String> letters = new ArrayList<>(List.of("j", "k", "q", "v", "w", "x", "z"));
        Collections.shuffle(letters, random);
        return new PrivateWord(String.join("", letters));
    }

    /** Whether {@value #TELLTALE_LETTERS} of its letters stand together in the text, in small or in capital letters. */
    boolean isIn(String text) {
        return IntStream.rangeClosed(0, word.length() - TELLTALE_LETTERS)
                .mapToObj(i -> word.substring(i, i + TELLTALE_LETTERS))
                .anyMatch(letters -> text.contains(letters) || text.contains(letters.toUpperCase(Locale.ROOT)));
    }
}
