package lowtide.checks.milestones;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Random;

/**
 * A student's name. Names that differ in case, in spaces at the ends, in the kind and number of spaces between, or in how
 * Unicode composes their letters are the same name.
 *
 * @param text with single spaces, composed (NFC)
 */
record PersonName(String text) {

    private static final int MAX_CHARACTERS = 100;
    private static final String TO_DO = "TODO";

    /**
     * The name that somebody has written.
     *
     * @throws IllegalArgumentException if it is none
     */
    static PersonName of(String written) {
        String text = Normalizer.normalize(written, Normalizer.Form.NFC)
                .replaceAll("[\\p{IsWhite_Space}\\p{Cc}]+", " ")
                .strip();
        if (text.isEmpty()) {
            throw new IllegalArgumentException("The name is empty.");
        } else if (text.equalsIgnoreCase(TO_DO)) {
            throw new IllegalArgumentException("The name is still " + TO_DO + ".");
        } else if (text.length() > MAX_CHARACTERS) {
            throw new IllegalArgumentException("The name has more than " + MAX_CHARACTERS + " characters.");
        }
        return new PersonName(text);
    }

    /** Random numbers that are the same for the same name, on every machine. */
    Random draws() {
        // Upper case first: it makes one letter of those that have two small forms, such as the Greek sigma.
        String folded =
                Normalizer.normalize(text.toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(folded.getBytes(StandardCharsets.UTF_8));
            long seed = 0;
            for (int i = 0; i < Long.BYTES; i++) {
                seed = seed << Byte.SIZE | hash[i] & 0xff;
            }
            return new Random(seed);
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }
}
