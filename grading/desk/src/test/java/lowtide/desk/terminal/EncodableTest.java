package lowtide.desk.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class EncodableTest {

    private static final String TEXT = "Größe „jalapeño“ – Übung";

    @Test
    void whatTheTerminalLacksIsSpelledOut() {
        assertThat(Encodable.of(TEXT, StandardCharsets.US_ASCII)).isEqualTo("Groesse \"jalapeno\" - Uebung");
        assertThat(Encodable.of(TEXT, StandardCharsets.ISO_8859_1)).isEqualTo("Größe \"jalapeño\" - Übung");
    }

    @Test
    void whatItHasStays() {
        assertThat(Encodable.of(TEXT + " 寿司", StandardCharsets.UTF_8)).isEqualTo(TEXT + " 寿司");
    }

    @Test
    void whatHasNoSpellingIsAQuestionMark() {
        assertThat(Encodable.of("寿司 ok", StandardCharsets.US_ASCII)).isEqualTo("?? ok");
    }
}
