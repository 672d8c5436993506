package lowtide.autograder.report;

import java.util.regex.Pattern;

/**
 * What several observations of the same mistake have in common: their text without numbers, quotations and the words
 * that the checks make up. Details that differ between two runs with one seed are never part of an observation.
 */
public final class ObservationPattern {

    private static final Pattern QUOTATIONS = Pattern.compile("\"[^\"]*\"(?:,? (?:and )?(?:of )?\"[^\"]*\")*");

    /** A made-up word: four syllables and an x, as the checks' word generator forms it. */
    private static final Pattern MADE_UP = Pattern.compile("\\b(?:(?:[bdfgklmnprtvz]|br|dr|gl)[aeiou]){4}x\\b");

    private static final Pattern NUMBERS = Pattern.compile("\\d+(?:[.,]\\d+)*(?:st|nd|rd|th)?\\b");

    private ObservationPattern() {}

    /** The text with each quotation as {@code "..."}, each made-up word as {@code WORD} and each number or ordinal as {@code N}. */
    public static String of(String seen) {
        String unquoted = QUOTATIONS.matcher(seen).replaceAll("\"...\"");
        String known = MADE_UP.matcher(unquoted).replaceAll("WORD");
        return NUMBERS.matcher(known).replaceAll("N");
    }
}
