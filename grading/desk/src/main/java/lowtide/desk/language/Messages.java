package lowtide.desk.language;

import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;
import lowtide.checks.language.FindingTexts;

/**
 * What the desk says in one language: {@code messages.properties} in English, and a {@code messages_XX.properties} for each
 * other language. They are in the JDK's MessageFormat: its choices are enough for languages with a singular and a plural.
 * A text that is missing is English.
 */
public final class Messages {

    /** The languages that there are, English first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private final Locale language;
    private final ResourceBundle bundle;
    private final FindingTexts findings;

    private Messages(Locale language) {
        this.language = language;
        this.bundle = ResourceBundle.getBundle(
                Messages.class.getPackageName() + ".messages",
                language,
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES));
        this.findings = FindingTexts.in(language);
    }

    /** In this language. */
    public static Messages in(Locale language) {
        return new Messages(language);
    }

    /** The language with this code, such as {@code de}, in small or capital letters; empty if there is none. */
    public static Optional<Locale> language(String code) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equalsIgnoreCase(code.strip()))
                .findFirst();
    }

    /** The language. */
    public Locale language() {
        return language;
    }

    /** Whether a text of the catalogue with this code of a language is in the language of the messages. */
    public boolean speaks(String code) {
        return code.equals(language.equals(Locale.ENGLISH) ? "" : language.getLanguage());
    }

    /** The texts themselves, for the help of commands. */
    public ResourceBundle bundle() {
        return bundle;
    }

    /** A text with these values in it. */
    public String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), language).format(values);
    }

    /** What a check or the grader has found; what is not translated stays English. */
    public FindingTexts findings() {
        return findings;
    }

    /** A text with a space after it, to go before another one. */
    public String label(String key, Object... values) {
        return text(key, values) + " ";
    }
}
