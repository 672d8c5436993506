package lowtide.fakegemini.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("An answer in JSON")
class JsonAnswerTest {

    @ParameterizedTest(name = "{0} gives {1}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{} | {'answer':'Yes.'}",
                "{'type': 'STRING'} | 'Yes.'",
                "{'type': 'STRING', 'enum': ['soup', 'salad']} | 'soup'",
                "{'type': 'integer', 'minimum': 3} | 3",
                "{'type': 'number', 'maximum': -0.5} | -0.5",
                "{'type': ['boolean', 'null']} | true",
                "{'type': 'ARRAY', 'items': {'type': 'INTEGER'}} | [0]",
                "{'anyOf': [{'type': 'integer'}, {'type': 'string'}]} | 0",
                "{'type': 'OBJECT', 'properties': {'b': {'type': 'STRING'}, 'a': {'type': 'INTEGER'}}} | {'b':'Yes.','a':0}"
            })
    void hasTheForm(String schema, String json) {
        assertThat(JsonAnswer.of("Yes.", quoted(schema))).isEqualTo(quoted(json));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
