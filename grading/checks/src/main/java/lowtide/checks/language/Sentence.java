package lowtide.checks.language;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A sentence of a check, or a part of one, and its translation. Both have the same placeholders, such as {@code {n}}, for
 * what the check puts in.
 *
 * @param en the English text; ordinals are written as {@code {n}th}
 * @param translation may have the placeholders in another order, and leave some out
 */
record Sentence(String en, String translation) {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\w+)}");

    /** Whether it ends with a full stop; if it does not, it is a part of a sentence. */
    boolean isWhole() {
        return en.endsWith(".");
    }

    /** How many letters are fixed: of two sentences that match a text, the one with more of them is meant. */
    int fixedLength() {
        return PLACEHOLDER.matcher(en).replaceAll("").length();
    }

    /** What stands at the placeholders if this sentence is the whole text. */
    Optional<Map<String, String>> values(String text) {
        List<String> names =
                PLACEHOLDER.matcher(en).results().map(found -> found.group(1)).toList();
        StringBuilder pattern = new StringBuilder();
        int end = 0;
        for (MatchResult found : PLACEHOLDER.matcher(en).results().toList()) {
            pattern.append(Pattern.quote(en.substring(end, found.start()))).append("(.*?)");
            end = found.end();
        }
        Matcher whole = Pattern.compile(pattern + Pattern.quote(en.substring(end)), Pattern.DOTALL)
                .matcher(text);
        if (!whole.matches()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < names.size(); i++) {
            values.put(names.get(i), whole.group(i + 1));
        }
        return Optional.of(values);
    }

    /** The translation with these values. */
    String with(Map<String, String> values) {
        return PLACEHOLDER
                .matcher(translation)
                .replaceAll(found -> Matcher.quoteReplacement(values.get(found.group(1))));
    }

    /** The names of the placeholders that only the translation has. */
    List<String> unknownPlaceholders() {
        return PLACEHOLDER
                .matcher(translation)
                .results()
                .map(MatchResult::group)
                .filter(name -> !en.contains(name))
                .toList();
    }
}
