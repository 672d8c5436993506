package lowtide.checks.guardrails;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** A way to write a phrase so that people or models still read it. Its name is its key in the catalogue. */
enum Transformation {
    AS_IT_IS {
        @Override
        String of(String phrase, InjectionCatalogue catalogue, Random random) {
            return phrase;
        }
    },
    CASE {
        @Override
        String of(String phrase, InjectionCatalogue catalogue, Random random) {
            int every = 1 + random.nextInt(3);
            return indexed(phrase, i -> {
                String letter = phrase.substring(i, i + 1);
                return i % every == 0 ? letter.toUpperCase(Locale.ROOT) : letter;
            });
        }
    },
    SPACING {
        @Override
        String of(String phrase, InjectionCatalogue catalogue, Random random) {
            return phrase.replace(" ", drawn(List.of("  ", "     ", "\t", " \t "), random));
        }
    },
    LINE_BREAKS {
        @Override
        String of(String phrase, InjectionCatalogue catalogue, Random random) {
            return phrase.replace(" ", drawn(List.of("\n", "\r\n"), random));
        }
    },
    ZERO_WIDTH {
        @Override
        String of(String phrase, InjectionCatalogue catalogue, Random random) {
            String invisible = Character.toString(Integer.parseInt(drawn(catalogue.zeroWidth(), random), 16));
            return phrase.replaceAll("[a-z]", "$0" + invisible);
        }
    },
    FULL_WIDTH {
        @Override
        String of(String phrase, InjectionCatalogue catalogue, Random random) {
            return indexed(phrase, i -> {
                char letter = phrase.charAt(i);
                return String.valueOf(letter == ' ' ? ' ' : (char) (letter - 'a' + '\uFF41'));
            });
        }
    },
    LOOK_ALIKES {
        @Override
        String of(String phrase, InjectionCatalogue catalogue, Random random) {
            String written = phrase;
            for (Map.Entry<String, String> lookAlike : catalogue.lookAlikes().entrySet()) {
                written = written.replace(lookAlike.getValue(), lookAlike.getKey());
            }
            return written;
        }
    },
    LETTERS_APART {
        @Override
        String of(String phrase, InjectionCatalogue catalogue, Random random) {
            String separator = drawn(catalogue.separators(), random);
            return List.of(phrase.split(" ")).stream()
                    .map(word -> String.join(separator, word.split("")))
                    .collect(Collectors.joining("   "));
        }
    },
    BASE64 {
        @Override
        String of(String phrase, InjectionCatalogue catalogue, Random random) {
            return Base64.getEncoder().encodeToString(encoded(phrase));
        }
    },
    BASE64_URL {
        @Override
        String of(String phrase, InjectionCatalogue catalogue, Random random) {
            return Base64.getUrlEncoder().withoutPadding().encodeToString(encoded(phrase));
        }
    };

    /** The phrase, transformed. */
    abstract String of(String phrase, InjectionCatalogue catalogue, Random random);

    private static String drawn(List<String> from, Random random) {
        return from.get(random.nextInt(from.size()));
    }

    private static String indexed(String phrase, IntFunction<String> letter) {
        return IntStream.range(0, phrase.length()).mapToObj(letter).collect(Collectors.joining());
    }

    /** With characters at both ends whose code differs between the two alphabets. */
    private static byte[] encoded(String phrase) {
        return ("~~~ " + phrase + " ???").getBytes(StandardCharsets.UTF_8);
    }
}
