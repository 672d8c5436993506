package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineErrorsTest {

    @ParameterizedTest
    @DisplayName("invalid numbers: exit status 2 and a message with the option and its range, without a stack trace")
    @CsvSource(
            delimiter = '|',
            value = {
                "--users 0               | '--users': '0' is not a whole number from 1 to 1,000,000,000,000",
                "--users -5              | '--users': '-5' is not a whole number from 1 to 1,000,000,000,000",
                "--users 1000000000001   | '--users': '1000000000001' is not a whole number from 1 to",
                "--users 99999999999999999999 | '--users': '99999999999999999999' is not a whole number from 1 to",
                "--users many            | '--users': 'many' is not a whole number from 1 to 1,000,000,000,000",
                "--users                 | Missing required parameter for option '--users'",
                "--prompts 10001         | '--prompts': '10001' is not a whole number from 1 to 10,000",
                "--days 1.5              | '--days': '1.5' is not a whole number from 1 to 3,650",
                "--caps 20,0             | '--caps' (N): '0' is not a whole number from 1 to 10,000,000,000",
                "--caps 1,2,3,4,5,6,7,8,9,10 | at most 9 strategies can be compared",
                "--rate 0                | '--rate': '0' is not a number above 0 and at most 1000",
                "--rate -1               | '--rate': '-1' is not a number above 0 and at most 1000",
                "--rate NaN              | '--rate': 'NaN' is not a number above 0 and at most 1000",
                "--rate 1e9              | '--rate': '1e9' is not a number above 0 and at most 1000",
                "--saving 101            | '--saving': '101' is not a number above 0 and at most 100",
                "--budget 1000000000000001 | '--budget': '1000000000000001' is not a number above 0 and at most 1000000000000000",
                "--price 0.0000000000001 | at most 1000000000000000, with at most 12 decimals",
                "--caps ,                | '--caps': it contains no number",
                "--token-caps ,          | '--token-caps': it contains no number",
                "--retrieve ,            | '--retrieve': it contains no number",
                "--population heavy --seed many | '--seed': 'many' is not a whole number from 0 to 1,000,000,000,000",
                "--population heavy --seed -1 | '--seed': '-1' is not a whole number from 0 to 1,000,000,000,000",
                "--population heavy --prompts 1001 | from 1 to 1,000, not 1,001",
                "--population heavy --users 10000001 | from 1 to 10,000,000, not 10,000,001",
                "--model billed --cache-hits 101 | '--cache-hits': '101' is not a whole number from 0 to 100",
                "--model corrected --summary 30,40,1 | --summary takes three numbers",
                "--model corrected --days 3650 --prompts 10000 --message-tokens 1000000 | more than 2^63 tokens",
            })
    void numbers(String options, String message) {
        assertRejected(options, message);
    }

    @ParameterizedTest
    @DisplayName("invalid options: exit status 2 and a message, without a stack trace")
    @CsvSource(
            delimiter = '|',
            value = {
                "--model cheap           | '--model': 'cheap' is not one of taught, corrected, billed",
                "--population odd        | '--population': 'odd' is not one of even, heavy",
                "--seed 1                | --seed does not apply to --population even, only to heavy",
                "--llm gemini-2.5-flash  | --llm does not apply to --model taught, only to billed",
                "--model billed --rate 1 | --rate does not apply to --model billed, only to taught and corrected",
                "--model billed --llm gemini-9 | --llm: no price for the model gemini-9 in prices.yml",
                "--model billed --prices nowhere.yml | --prices: there is no file nowhere.yml",
                "--model billed --prices src | --prices: src cannot be read as a file",
                "--model billed --prices pom.xml | --prices: pom.xml",
                "--model billed --against gemini-9 | --against: no price for the model gemini-9 in prices.yml",
                "--against gemini-2.5-pro | --against does not apply to --model taught, only to billed",
                "--model billed --explicit-cache 24 | --explicit-cache: gemini-2.5-flash caches 2,048 tokens or more",
                "--model billed --explicit-cache 25 | '--explicit-cache': '25' is not a whole number from 1 to 24",
                "--model billed --explicit-cache 1 --cache-hits 1 | --cache-hits: is for the implicit cache",
                "--summary               | use the model corrected or billed",
                "--json --csv            | --json, --csv are mutually exclusive",
                "--bogus                 | Unknown option: '--bogus'",
            })
    void options(String options, String message) {
        assertRejected(options, message);
    }

    @ParameterizedTest
    @DisplayName("every command has a help")
    @ValueSource(strings = {"--help", "compare --help", "quiz --help", "page --help", "measure --help"})
    void help(String options) {
        CommandLineRun run = CommandLineRun.of(options);

        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("Usage: lowtide-simulation");
    }

    @Test
    @DisplayName("without a command, the commands are listed")
    void noCommand() {
        CommandLineRun run = CommandLineRun.of("");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("compare", "quiz");
    }

    private static void assertRejected(String options, String message) {
        CommandLineRun run = CommandLineRun.of("compare " + options);

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(message).endsWith("--help\n").doesNotContain("\tat ");
    }
}
