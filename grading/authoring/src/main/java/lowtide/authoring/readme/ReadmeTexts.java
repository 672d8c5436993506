package lowtide.authoring.readme;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/** What READMEs say around the texts of the catalogue, in one language. */
record ReadmeTexts(ResourceBundle bundle) {

    /** In the language with this code; empty is English. */
    static ReadmeTexts in(String language) {
        return new ReadmeTexts(ResourceBundle.getBundle(
                "lowtide.authoring.readme.texts",
                language.isEmpty() ? Locale.ROOT : Locale.forLanguageTag(language),
                Control.getNoFallbackControl(Control.FORMAT_PROPERTIES)));
    }

    /** A text with these values. */
    String of(String key, Object... values) {
        return new MessageFormat(bundle.getString(key), Locale.ROOT).format(values);
    }
}
