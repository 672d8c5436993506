package lowtide.checks.guardrails;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * What looks like personal data.
 *
 * @param what it is, for messages, such as "a card number"
 * @param isPersonal whether it must be masked; otherwise it must stay
 * @param secrets no request may hold any of these, in whatever case; empty if it must stay
 */
record Datum(String what, String text, boolean isPersonal, List<String> secrets) {

    /** The last four digits of a card may stay, for example. */
    private static final int MAX_SHOWN = 5;

    /** What must stay. */
    static Datum harmless(String what, String text) {
        return new Datum(what, text, false, List.of());
    }

    /** A number, of which no six digits or letters in a row may be sent, with or without separators between them. */
    static Datum number(String what, String text) {
        String whole = lettersAndDigits(text);
        List<String> secrets = IntStream.rangeClosed(0, whole.length() - MAX_SHOWN - 1)
                .mapToObj(from -> whole.substring(from, from + MAX_SHOWN + 1))
                .toList();
        return new Datum(what, text, true, secrets);
    }

    /** A mail address, of which neither of these words may be sent. */
    static Datum mail(String text, String name, String domain) {
        return new Datum("a mail address", text, true, List.of(name, domain));
    }

    boolean isIn(GeminiRequest request) {
        String sent = lettersAndDigits(request.text());
        return secrets.stream().anyMatch(sent::contains);
    }

    private static String lettersAndDigits(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    }
}
