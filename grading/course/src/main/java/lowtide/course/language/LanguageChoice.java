package lowtide.course.language;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The language of what a student reads: the one named by an option, or else the one that the desk remembers, or else that of
 * the variable {@code LOWTIDE_LANG}, or else English. The machine's own language does not count, because not every lab is
 * translated.
 */
public final class LanguageChoice {

    /** The languages that there are, English first. */
    public static final List<Locale> LANGUAGES = List.of(Locale.ENGLISH, Locale.GERMAN);

    private static final String VARIABLE = "LOWTIDE_LANG";
    private static final Path MEMORY = Path.of("exercises", ".lab", "state.json");

    private LanguageChoice() {}

    /** The language with this code, such as {@code de}, in small or capital letters; empty if there is none. */
    public static Optional<Locale> language(String code) {
        return LANGUAGES.stream()
                .filter(language -> language.getLanguage().equalsIgnoreCase(code.strip()))
                .findFirst();
    }

    /**
     * The language chosen. A code without a language counts as none.
     *
     * @param named the code in the option; empty if it was not given
     * @param remembered the code that the desk remembers; empty if it remembers none
     */
    public static Locale of(String named, String remembered, Map<String, String> environment) {
        return Stream.of(named, remembered, environment.getOrDefault(VARIABLE, ""))
                .flatMap(code -> language(code).stream())
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    /** The code that the desk of this kit remembers; empty if it remembers none, or its file cannot be read. */
    public static String remembered(Path kit) {
        try {
            Path file = kit.resolve(MEMORY);
            return Files.exists(file)
                    ? new JsonMapper().readTree(file.toFile()).path("language").asText("")
                    : "";
        } catch (IOException damaged) {
            return "";
        }
    }

    /** The codes of all languages, such as {@code en, de}. */
    public static String codes() {
        return LANGUAGES.stream().map(Locale::getLanguage).collect(Collectors.joining(", "));
    }
}
