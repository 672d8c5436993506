package lowtide.checks.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every mistake that a student may make in a document has a line and a sentence. */
class StrictYamlTest {

    private static final String GOOD = "- line: 3\n  kind: slow\n  what: It waits.\n";

    @Test
    void aListOfRecordsIsRead() throws DocumentException {
        assertThat(StrictYaml.read("# mine\n" + GOOD + "- {line: 4, kind: wrong, what: '#1'}\n", Entry[].class))
                .containsExactly(new Entry(3, Kind.SLOW, "It waits."), new Entry(4, Kind.WRONG, "#1"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "- line: three\\n  kind: slow\\n  what: a            | 1 | the value of line must be a whole number",
                "- line: 3.5\\n  kind: slow\\n  what: a              | 1 | the value of line must be a whole number",
                "- line: '3'\\n  kind: slow\\n  what: a              | 1 | the value of line must be a whole number",
                "- line: 3\\n  kind: fast\\n  what: a                | 2 | the value of kind must be one of slow, wrong",
                "- line: 3\\n  kind: slow\\n  what: [a]              | 3 | the value of what must be a text",
                "- line: 3\\n  kind: slow                            | 3 | entry 1: the key what is missing",
                "- line:\\n  kind: slow\\n  what: a                | 1 | the value of line must be a whole number",
                "- line: 3\\n  kind: slow\\n  what: a\\n  why: b     | 4 | there is no key why; the keys are kind, line, what",
                "- line: 3\\n  kinds: slow\\n  what: a             | 2 | there is no key kinds, perhaps kind is meant; the keys are kind, line, what",
                "- line: 3\\n  Kind: slow\\n  what: a              | 2 | there is no key Kind, perhaps kind is meant; the keys are kind, line, what",
                "- line: 3\\n  kind: slow\\n  wat: a               | 3 | there is no key wat, perhaps what is meant; the keys are kind, line, what",
                "- line: 3\\n  kind: slow\\n  text: a              | 3 | there is no key text; the keys are kind, line, what",
                "- line: 3\\n  line: 4\\n  kind: slow\\n  what: a    | 2 | Duplicate field 'line'",
                "- ~                                                 | 1 | entry 1 is empty",
                "null                                                | 1 | the file is empty",
                "- line: ~\\n  kind: slow\\n  what: a                | 1 | the value of line must be a whole number",
                "- line: 3\\n  kind: 0\\n  what: a                   | 2 | the value of kind must be one of slow, wrong",
                "line: 3                                             | 1 | the file must be a list, each entry after a hyphen",
                "- line: &a 3\\n  kind: slow\\n  what: a             | 1 | an anchor (&) is not allowed",
                "- line: 3\\n  kind: slow\\n  what: *a               | 3 | an alias (*) is not allowed; write the value again",
                "- line: !!int 3\\n  kind: slow\\n  what: a          | 1 | a tag (!) is not allowed",
                "- line: 3\\n  kind: slow\\n  what: a\\n---\\n- 1    | 4 | a second document begins with ---; only one is read",
                "- line: 3\\n kind: slow                             | 2 | this is not YAML: expected <block end>, but found '<block mapping start>'",
                "~ ~                                                 | 1 | the file is empty",
            })
    void aMistakeHasALineAndASentence(String text, int line, String sentence) {
        DocumentException mistake = read(text.strip().replace("~ ~", " ").replace("\\n", "\n") + "\n");

        assertThat(mistake).hasMessage(sentence);
        assertThat(mistake.line()).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "1,234.50 | 1,234.50",
                "1234.50 | 1234.50",
                "'007' | 007",
                "007 | 007",
                "$5 | $5",
                "1e999999999 | 1e999999999"
            })
    void aScalarIsReadAsItIsWritten(String written, String text) throws DocumentException {
        assertThat(StrictYaml.read("value: " + written + "\n", Amount.class)).isEqualTo(new Amount(new Scalar(text)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"~", "null", "[1]", "{a: b}", "true"})
    void whatIsNoScalarIsSaid(String written) {
        assertThat(catchThrowableOfType(
                        DocumentException.class, () -> StrictYaml.read("value: " + written + "\n", Amount.class)))
                .hasMessage("the value of value must be a text or a number");
    }

    @Test
    void aLongFileIsRefused() {
        assertThat(read(GOOD + "#".repeat(65_536))).hasMessage("the file has more than 64 KB");
    }

    @Test
    void deepNestingEndsSoon() {
        assertThat(read("- what: " + "[".repeat(10_000))).hasMessageStartingWith("this is not YAML");
    }

    private static DocumentException read(String text) {
        return catchThrowableOfType(DocumentException.class, () -> StrictYaml.read(text, Entry[].class));
    }

    private record Entry(int line, Kind kind, String what) {}

    private record Amount(Scalar value) {}

    private enum Kind {
        @JsonProperty("slow")
        SLOW,
        @JsonProperty("wrong")
        WRONG
    }
}
