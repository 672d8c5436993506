package lowtide.course.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LanguageChoiceTest {

    private static final Map<String, String> GERMAN = Map.of("LOWTIDE_LANG", "de");

    @TempDir
    Path kit;

    @Test
    void theOptionComesFirstAndThenWhatTheLabRemembers() {
        assertThat(LanguageChoice.of("de", "en", Map.of())).isEqualTo(Locale.GERMAN);
        assertThat(LanguageChoice.of("", "de", Map.of())).isEqualTo(Locale.GERMAN);
        assertThat(LanguageChoice.of("", "en", GERMAN)).isEqualTo(Locale.ENGLISH);
        assertThat(LanguageChoice.of("", "", GERMAN)).isEqualTo(Locale.GERMAN);
        assertThat(LanguageChoice.of("", "", Map.of())).isEqualTo(Locale.ENGLISH);
        assertThat(LanguageChoice.of("xx", "", GERMAN)).as("without texts").isEqualTo(Locale.GERMAN);
    }

    @Test
    void whatTheLabRemembersIsInItsFile() throws IOException {
        assertThat(LanguageChoice.remembered(kit)).isEmpty();

        Path state = Files.createDirectories(kit.resolve("exercises/.lab")).resolve("state.json");
        Files.writeString(state, "{\"hints\": {}, \"language\": \"de\"}");
        assertThat(LanguageChoice.remembered(kit)).isEqualTo("de");

        Files.writeString(state, "{\"language\": ");
        assertThat(LanguageChoice.remembered(kit)).as("damaged").isEmpty();
    }
}
