package lowtide.chat.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.ResourceBundle;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.checks.language.FindingTexts;
import lowtide.course.language.MessageBundle;

/**
 * What the page says in one language: the texts of its files, and what happened in the room. What is not translated stays
 * English. Thread-safe.
 *
 * @param bundle the texts of the files; {@code #{KEY}} in a file stands for one of them
 * @param happened translates what the room says
 */
record PageTexts(MessageBundle bundle, FindingTexts happened) {

    private static final Pattern TEXT = Pattern.compile("#\\{([a-z_.]+)}");

    static PageTexts in(Locale language) {
        return new PageTexts(MessageBundle.of(PageTexts.class, "texts", language), FindingTexts.in(language));
    }

    /** A file with its texts. */
    String fill(String file) {
        return TEXT.matcher(file).replaceAll(found -> Matcher.quoteReplacement(bundle.raw(found.group(1))));
    }

    /** A text with these values, of which the first is at <code>{0}</code>. */
    String say(String key, Object... values) {
        String text = bundle.raw(key);
        for (int i = 0; i < values.length; i++) {
            text = text.replace("{" + i + "}", String.valueOf(values[i]));
        }
        return text;
    }

    /** What the room says, in this language. */
    String of(String english) {
        return happened.of(english);
    }

    /** The module with all texts, for scripts. */
    byte[] module() throws IOException {
        Map<String, String> texts = new TreeMap<>();
        ResourceBundle all = bundle.bundle();
        all.keySet().forEach(key -> texts.put(key, all.getString(key)));
        return ("export default " + new String(RoomJson.bytes(texts), StandardCharsets.UTF_8) + ";\n")
                .getBytes(StandardCharsets.UTF_8);
    }
}
