package lowtide.checks.logging;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A made-up word of a message or a reply. Its letters do not occur together in any class name, hash or other text of a
 * check.
 *
 * @param traces what reveals it: a few of its letters, forwards or backwards, as they are, or as hexadecimal or decimal
 *     character codes; all in lower case and without separators
 * @param base64 its letters in Base64, at each place that they can have in a longer text
 */
public record PrivateWord(String word, Set<String> traces, Set<String> base64) {

    /** This many consecutive letters reveal the word: even a short preview of a message is health data. */
    public static final int TELLTALE_LETTERS = 5;

    public static PrivateWord random(Random random) {
        List<String> letters = new ArrayList<>(List.of("j", "k", "q", "v", "w", "x", "z"));
        Collections.shuffle(letters, random);
        return of(String.join("", letters));
    }

    static PrivateWord of(String word) {
        List<String> spellings = spellings(word);
        return new PrivateWord(
                word,
                spellings.stream()
                        .flatMap(PrivateWord::parts)
                        .flatMap(part -> Stream.of(part.toLowerCase(Locale.ROOT), hexadecimal(part), decimal(part)))
                        .collect(Collectors.toUnmodifiableSet()),
                spellings.stream().flatMap(PrivateWord::encoded).collect(Collectors.toUnmodifiableSet()));
    }

    /** Whether the text reveals it. */
    public boolean isIn(String text) {
        StringBuilder plain = new StringBuilder(text.length());
        text.chars()
                .filter(Character::isLetterOrDigit)
                .map(Character::toLowerCase)
                .forEach(c -> plain.append((char) c));
        String characters = plain.toString();
        return traces.stream().anyMatch(characters::contains) || base64.stream().anyMatch(text::contains);
    }

    private static List<String> spellings(String word) {
        String reversed = new StringBuilder(word).reverse().toString();
        return List.of(word, reversed, word.toUpperCase(Locale.ROOT), reversed.toUpperCase(Locale.ROOT));
    }

    private static Stream<String> parts(String word) {
        return IntStream.rangeClosed(0, word.length() - TELLTALE_LETTERS)
                .mapToObj(i -> word.substring(i, i + TELLTALE_LETTERS));
    }

    private static String hexadecimal(String part) {
        return HexFormat.of().formatHex(part.getBytes(StandardCharsets.US_ASCII));
    }

    private static String decimal(String part) {
        return part.chars().mapToObj(String::valueOf).collect(Collectors.joining());
    }

    /** Three bytes make four characters; which three depends on what comes before, so a group of its own at each place. */
    private static Stream<String> encoded(String word) {
        return Stream.of(StandardCharsets.US_ASCII, StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)
                .map(word::getBytes)
                .flatMap(bytes -> IntStream.range(0, 3)
                        .mapToObj(
                                before -> Arrays.copyOfRange(bytes, before, before + (bytes.length - before) / 3 * 3)))
                .map(groups -> Base64.getEncoder().encodeToString(groups));
    }
}
