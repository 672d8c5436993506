package lowtide.checks.document;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mistakes that only the reader of a document can see have a line, too. */
class DocumentLinesTest {

    @Test
    void aKeyOfAnEntryHasALineAndOneThatIsMissingThatOfItsEntry() {
        DocumentLines lines = DocumentLines.of("# mine\n- line: 3\n\n  what: a\n- {line: 4, what: b}\n- c\n");

        assertThat(lines.line(0, "line")).isEqualTo(2);
        assertThat(lines.line(0, "what")).isEqualTo(4);
        assertThat(lines.line(0, "why")).isEqualTo(2);
        assertThat(lines.line(1, "what")).isEqualTo(5);
        assertThat(lines.line(2, "what")).isEqualTo(6);
    }

    @Test
    void entriesMayBeNested() {
        DocumentLines lines = DocumentLines.of("title: a\nparts:\n- name: b\n  pages:\n  - 1\n  - 2\n");

        assertThat(lines.line("title")).isEqualTo(1);
        assertThat(lines.line("parts", 0, "pages")).isEqualTo(4);
        assertThat(lines.line("parts", 0, "pages", 1)).isEqualTo(6);
        assertThat(lines.line("parts", 0, "pages", 9)).isEqualTo(4);
        assertThat(lines.line("parts", 7)).isEqualTo(2);
    }
}
