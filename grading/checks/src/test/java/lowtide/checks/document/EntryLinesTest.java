package lowtide.checks.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mistakes that only the reader of a list can see have a line, too. */
class EntryLinesTest {

    @Test
    void aKeyHasALineAndOneThatIsMissingThatOfItsEntry() {
        EntryLines lines = EntryLines.of("# mine\n- line: 3\n\n  what: a\n- {line: 4, what: b}\n- c\n");

        assertThat(lines.line(0, "line")).isEqualTo(2);
        assertThat(lines.line(0, "what")).isEqualTo(4);
        assertThat(lines.line(0, "why")).isEqualTo(2);
        assertThat(lines.line(1, "what")).isEqualTo(5);
        assertThat(lines.line(2, "what")).isEqualTo(6);
    }
}
