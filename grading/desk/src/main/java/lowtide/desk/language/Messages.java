package lowtide.desk.language;

import java.util.Locale;
import java.util.ResourceBundle;
import lowtide.checks.language.FindingTexts;
import lowtide.course.language.MessageBundle;

/** What the desk says in one language. */
public final class Messages {

    private final MessageBundle messages;
    private final FindingTexts findings;

    private Messages(Locale language) {
        this.messages = MessageBundle.of(Messages.class, language);
        this.findings = FindingTexts.in(language);
    }

    /** In this language. */
    public static Messages in(Locale language) {
        return new Messages(language);
    }

    /** The language. */
    public Locale language() {
        return messages.language();
    }

    /** Whether a text of the catalogue with this code of a language is in the language of the messages. */
    public boolean speaks(String code) {
        return code.equals(language().equals(Locale.ENGLISH) ? "" : language().getLanguage());
    }

    /** The texts themselves, for the help of commands. */
    public ResourceBundle bundle() {
        return messages.bundle();
    }

    /** A text with these values in it. */
    public String text(String key, Object... values) {
        return messages.text(key, values);
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
