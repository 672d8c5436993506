package lowtide.desk.terminal;

import java.nio.charset.Charset;
import java.nio.charset.CharsetEncoder;
import java.text.Normalizer;
import java.util.Map;

/** Makes text readable in a terminal whose encoding lacks some of its characters. */
final class Encodable {

    private static final Map<String, String> SPELLED = Map.ofEntries(
            Map.entry("ä", "ae"),
            Map.entry("ö", "oe"),
            Map.entry("ü", "ue"),
            Map.entry("Ä", "Ae"),
            Map.entry("Ö", "Oe"),
            Map.entry("Ü", "Ue"),
            Map.entry("ß", "ss"),
            Map.entry("\u201E", "\""),
            Map.entry("\u201C", "\""),
            Map.entry("\u201D", "\""),
            Map.entry("\u2019", "'"),
            Map.entry("\u2013", "-"),
            Map.entry("\u2026", "..."));

    private Encodable() {}

    /**
     * The text with each character that the encoding lacks spelled out: umlauts with an e, letters without their accents,
     * and a question mark for what has no spelling.
     */
    static String of(String text, Charset encoding) {
        CharsetEncoder encoder = encoding.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        StringBuilder encodable = new StringBuilder();
        text.codePoints()
                .mapToObj(Character::toString)
                .map(character -> encoder.canEncode(character) ? character : spelled(character, encoder))
                .forEach(encodable::append);
        return encodable.toString();
    }

    private static String spelled(String character, CharsetEncoder encoder) {
        String bare = SPELLED.getOrDefault(
                character, Normalizer.normalize(character, Normalizer.Form.NFD).replaceAll("\\p{M}", ""));
        return encoder.canEncode(bare) ? bare : "?";
    }
}
