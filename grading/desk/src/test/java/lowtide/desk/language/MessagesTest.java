package lowtide.desk.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lowtide.course.Check;
import lowtide.course.language.LanguageChoice;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d)");

    private static final Messages ENGLISH = Messages.in(Locale.ENGLISH);
    private static final Messages GERMAN = Messages.in(Locale.GERMAN);

    @Test
    void everyTextIsThereInEveryLanguage() {
        assertThat(ownKeys(GERMAN)).isEqualTo(ownKeys(ENGLISH)).isNotEmpty();
    }

    @Test
    void everyLanguageUsesTheSameValues() {
        assertThat(ownKeys(ENGLISH))
                .allSatisfy(key -> assertThat(placeholders(GERMAN, key)).as(key).isEqualTo(placeholders(ENGLISH, key)));
    }

    @Test
    void anApostropheIsDoubledWhereThereIsOne() {
        for (Messages messages : Set.of(ENGLISH, GERMAN)) {
            assertThat(ownKeys(messages))
                    .allSatisfy(key -> assertThat(messages.bundle()
                                    .getString(key)
                                    .replace("''", "")
                                    .indexOf('\''))
                            .as(key)
                            .isNegative());
        }
    }

    @Test
    void numbersHaveTheirNouns() {
        assertThat(ENGLISH.text("wire.request", 3, 1)).isEqualTo("Request 3 carried 1 message");
        assertThat(ENGLISH.text("wire.answer_tokens", "200", 1234))
                .isEqualTo("Gemini answered with 200, 1234 tokens in total");
        assertThat(GERMAN.text("wire.request", 3, 0)).isEqualTo("Anfrage 3 enthielt 0 Nachrichten");
        assertThat(GERMAN.text("verdict.lost", "1A, 1B", 2)).isEqualTo("1A, 1B sind nicht mehr bestanden");
    }

    @Test
    void hintsAreCalledAsInReports() {
        for (int i = 0; i < Check.HINT_NAMES.size(); i++) {
            assertThat(ENGLISH.text("hint." + (i + 1))).isEqualTo(Check.HINT_NAMES.get(i));
        }
    }

    @Test
    void languagesAreFoundByTheirCodes() {
        assertThat(LanguageChoice.language("DE")).contains(Locale.GERMAN);
        assertThat(LanguageChoice.language("fr")).isEmpty();
        assertThat(LanguageChoice.language("")).isEmpty();
        assertThat(ENGLISH.speaks("")).isTrue();
        assertThat(GERMAN.speaks("")).isFalse();
        assertThat(GERMAN.speaks("de")).isTrue();
    }

    /** The keys of the language itself, without those of the English that it falls back to. */
    private static Set<String> ownKeys(Messages messages) {
        try {
            String name = "messages" + (messages.language().equals(Locale.ENGLISH) ? "" : "_" + messages.language());
            return new TreeSet<>(
                    new PropertyResourceBundle(Messages.class.getResourceAsStream(name + ".properties")).keySet());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Set<String> placeholders(Messages messages, String key) {
        return PLACEHOLDER
                .matcher(messages.bundle().getString(key))
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
