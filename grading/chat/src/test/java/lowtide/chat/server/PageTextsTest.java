package lowtide.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.PropertyResourceBundle;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The texts of the page")
class PageTextsTest {

    private static final Pattern VALUE = Pattern.compile("\\{\\d}|\\{\\{\\w+}}");
    private static final Pattern USED = Pattern.compile("\\b(?:say|count)\\('([a-z._]+)'");

    @Test
    @DisplayName("are there in every language, with the same values")
    void complete() throws IOException {
        Map<String, String> english = texts("texts.properties");
        Map<String, String> german = texts("texts_de.properties");

        assertThat(german.keySet()).isEqualTo(english.keySet()).hasSizeGreaterThan(50);
        assertThat(english)
                .allSatisfy((key, text) ->
                        assertThat(values(german.get(key))).as(key).isEqualTo(values(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"texts.properties", "texts_de.properties"})
    @DisplayName("can stand in HTML, where they are not escaped")
    void plain(String file) throws IOException {
        assertThat(texts(file))
                .allSatisfy((key, text) -> assertThat(text).as(key).doesNotContain("<", "&", "\""));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"page.js", "chats.js", "wire.js", "controls.js", "crowd.js", "trace.js", "raw.js", "dom.js"})
    @DisplayName("include what scripts say")
    void used(String script) throws IOException {
        Set<String> keys = new HashSet<>(texts("texts.properties").keySet());
        keys.addAll(
                keys.stream().map(key -> key.replaceFirst("\\.(one|many)$", "")).toList());

        assertThat(USED.matcher(content(script)).results().map(found -> found.group(1)))
                .isNotEmpty()
                .isSubsetOf(keys);
    }

    @Test
    @DisplayName("translate what the room says")
    void happened() {
        PageTexts german = PageTexts.in(Locale.GERMAN);

        assertThat(german.of("The clock was moved on by 31 d.")).isEqualTo("Die Uhr wurde um 31 d vorgestellt.");
        assertThat(german.of("Unknown.")).isEqualTo("Unknown.");
        assertThat(PageTexts.in(Locale.ENGLISH).of("Stopped.")).isEqualTo("Stopped.");
    }

    private static Set<String> values(String text) {
        return VALUE.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
    }

    private static Map<String, String> texts(String file) throws IOException {
        try (InputStream in = PageTexts.class.getResourceAsStream(file)) {
            PropertyResourceBundle bundle = new PropertyResourceBundle(in);
            return bundle.keySet().stream()
                    .collect(Collectors.toMap(key -> key, bundle::getString, (a, b) -> a, TreeMap::new));
        }
    }

    private static String content(String file) throws IOException {
        try (InputStream in = PageTexts.class.getResourceAsStream(file)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
