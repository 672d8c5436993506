package lowtide.checks.guardrails;

import java.util.List;
import java.util.stream.IntStream;
import lowtide.fakegemini.model.GeminiRequest;

/**
 * What looks like personal data.
 *
 * @param what it is, for messages, such as "a card number"
 * @param isPersonal whether it must be masked; otherwise it must stay
 * @param secrets no request may hold any of these; empty if it must stay
 */
record Datum(String what, String text, boolean isPersonal, List<String> secrets) {

    /** The last four digits of a card and the blank before them may stay. */
    private static final int MOST_SHOWN = 5;

    /** What must stay. */
    static Datum harmless(String what, String text) {
        return new Datum(what, text, false, List.of());
    }

    /** A number, of which no six characters in a row may be sent. */
    static Datum number(String what, String text) {
        List<String> secrets = IntStream.rangeClosed(0, text.length() - MOST_SHOWN - 1)
                .mapToObj(from -> text.substring(from, from + MOST_SHOWN + 1))
                .toList();
        return new Datum(what, text, true, secrets);
    }

    /** A mail address, of which neither of these words may be sent. */
    static Datum mail(String text, String name, String domain) {
        return new Datum("a mail address", text, true, List.of(name, domain));
    }

    boolean isIn(GeminiRequest request) {
        String sent = request.text();
        return secrets.stream().anyMatch(sent::contains);
    }
}
