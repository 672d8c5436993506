package lowtide.course.language;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * What a package says in one language: {@code messages.properties} in English, and a {@code messages_XX.properties} for each
 * other language. They are in the JDK's MessageFormat: its choices are enough for languages with a singular and a plural.
 * A text that is missing is English. Thread-safe.
 *
 * @param language of the texts
 * @param bundle the texts themselves
 */
public record MessageBundle(Locale language, ResourceBundle bundle) {

    /** The messages in the package of this class. */
    public static MessageBundle of(Class<?> owner, Locale language) {
        return of(owner, "messages", language);
    }

    /**
     * The texts in files of another name.
     *
     * @param name of the files in the package of the class, such as {@code messages}
     */
    public static MessageBundle of(Class<?> owner, String name, Locale language) {
        return new MessageBundle(
                language,
                ResourceBundle.getBundle(
                        owner.getPackageName() + "." + name,
                        language.equals(Locale.ENGLISH) ? Locale.ROOT : language,
                        owner.getClassLoader(),
                        Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
    }

    /** A text with these values in it. */
    public String text(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), language).format(values);
    }

    /** A text as its file has it, in no format. */
    public String raw(String key) {
        return bundle.getString(key);
    }
}
