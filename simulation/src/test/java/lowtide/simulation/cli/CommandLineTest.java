package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    /** What a call of the command line leaves behind. */
    private record Outcome(int exit, String out, String err) {}

    @TempDir
    private Path folder;

    @Test
    @DisplayName("compare without options is the lesson's final comparison")
    void lesson() {
        assertThat(run("compare --no-chart")).isEqualTo(new Outcome(0, """
                Final cost comparison: 50 users, 10 prompts a day each, 30 days
                Model: as taught ($0.002 for 1,000 tokens sent, 500 tokens a message)

                                      total  per user      saved          50% saved
                no cap            $2,407.50    $48.15
                last 50 messages    $700.00    $14.00  $1,707.50  70.92%     day 16
                """, ""));
    }

    @Test
    @DisplayName("compare prints the lesson's table for 200 users to the cent")
    void table() {
        assertThat(run("compare --users 200 --prompts 15 --days 30 --caps 20,50,100 --price 10 --budget 5000"
                                + " --no-chart")
                        .out())
                .isEqualTo("""
                Final cost comparison: 200 users, 15 prompts a day each, 30 days
                Model: as taught ($0.002 for 1,000 tokens sent, 500 tokens a message)

                                        total  per user       saved          50% saved  $5,000 gone
                no cap             $21,645.00  $108.225                                      day 14
                last 20 messages    $1,785.00    $8.925  $19,860.00  91.75%      day 3        never
                last 50 messages    $4,320.00    $21.60  $17,325.00  80.04%     day 10        never
                last 100 messages   $8,145.00   $40.725  $13,500.00  62.37%     day 21       day 20

                At $10.00 a user a month, caps up to 22 messages are profitable.
                """);
    }

    @Test
    @DisplayName("quiz answers the lesson's three questions as taught and corrected")
    void quiz() {
        assertThat(run("quiz").out())
                .contains("""
                        1. What is the total cost difference between no cap and the cap of 20 messages?
                           as taught   $19,860.00  ($21,645.00 and $1,785.00)
                           corrected   $18,533.00  ($20,295.00 and $1,762.00)
                        """)
                .contains("""
                        2. On which day does the capped version reach 50% savings?
                           as taught   cap 20: day 3, cap 50: day 10, cap 100: day 21
                           corrected   cap 20: day 5, cap 50: day 12, cap 100: day 23
                        """)
                .contains("""
                        3. If users were charged $10 a month, which cap sizes would stay profitable?
                           as taught   of the three: 20; caps up to 22 messages are profitable
                           corrected   of the three: 20; caps up to 22 messages are profitable
                        """)
                .contains("as billed   gemini-2.5-flash at $0.30/M in, $2.50/M out");
    }

    @Test
    @DisplayName("quiz as JSON has the same answers")
    void quizAsJson() throws IOException {
        JsonNode taught = JSON.readTree(run("quiz --json").out()).get("models").get(0);

        assertThat(taught.get("costDifferenceNoCapAndCap20Dollars").decimalValue())
                .isEqualByComparingTo("19860");
        assertThat(taught.get("firstDayWith50PercentSavedByCap").toString())
                .isEqualTo("{\"20\":3,\"50\":10,\"100\":21}");
        assertThat(taught.get("profitableAt10DollarsAMonthByCap").toString())
                .isEqualTo("{\"20\":true,\"50\":false,\"100\":false}");
        assertThat(taught.get("profitableCaps").get("largest").asInt()).isEqualTo(22);
    }

    @Test
    @DisplayName("JSON carries exact dollars in plain decimals, the days that never come as null")
    void json() throws IOException {
        String text = run("compare --users 1000000000000 --caps 20,5000 --json --price 1 --budget 9")
                .out();
        JsonNode strategies = JSON.readTree(text).get("strategies");

        assertThat(text).doesNotContainPattern("[0-9][eE][+-]?[0-9]");
        assertThat(strategies).hasSize(3);
        assertThat(strategies.get(0).get("totalDollars").decimalValue()).isEqualByComparingTo("48150000000000");
        assertThat(strategies.get(1).get("perUserDollars").decimalValue()).isEqualByComparingTo("5.9");
        assertThat(strategies.get(1).get("cumulativeDollars")).hasSize(30);
        assertThat(strategies.get(1).get("budgetDay").asInt()).isEqualTo(1);
        assertThat(strategies.get(2).get("savingDay").isNull()).isTrue();
        assertThat(strategies.get(2).get("refusedFromDay").isNull()).isTrue();
    }

    @Test
    @DisplayName("the largest figures that an option says it takes are taken")
    void largest() {
        String largest =
                "compare --users 1000000000000 --prompts 10000 --days 3650 --message-tokens 1 --caps 10000000000"
                        + " --rate 1000 --budget 1000000000000000 --price 1000000000000000 --saving 100";

        Outcome outcome = run(largest + " --json");

        assertThat(outcome.exit()).isZero();
        // By hand: 10^8 * (3650 * 3651 / 2) + 3650 * (10^4 * 10001 / 2) messages a user, a dollar each.
        assertThat(outcome.out()).contains("\"totalDollars\" : 666490018250000000000000000");
    }

    @Test
    @DisplayName("CSV has a line a day and a column a strategy")
    void csv() {
        String[] lines = run("compare --days 3 --caps 20,50 --csv").out().split("\\R");

        assertThat(lines)
                .containsExactly(
                        "day,\"no cap\",\"last 20 messages\",\"last 50 messages\"",
                        "1,7.75,5,5",
                        "2,20.5,15,15",
                        "3,38.25,25,30");
    }

    @Test
    @DisplayName("a heavy-tailed population shows how unevenly users cost, and a seed repeats it")
    void heavyTail() {
        String once = run("compare --population heavy --seed 4 --users 5000 --model corrected")
                .out();

        assertThat(once)
                .contains("on average (heavy-tailed)")
                .containsPattern("no cap .* [45][0-9]\\.[0-9]{2}% of all");
        assertThat(run("compare --population heavy --seed 4 --users 5000 --model corrected")
                        .out())
                .isEqualTo(once);
        assertThat(run("compare --population heavy --seed 5 --users 5000 --model corrected")
                        .out())
                .isNotEqualTo(once);
    }

    @Test
    @DisplayName("as billed, every strategy can be compared, and a refused conversation is named")
    void billed() {
        assertThat(
                        run("compare --model billed --prompts 15 --days 90 --caps 20 --token-caps 8000 --summary --retrieve 10")
                                .out())
                .contains("last 20 messages", "last 8000 tokens", "summary + last 30", "retrieve 10")
                .contains("no cap: from day 70 requests are too large for the model and are refused")
                .contains("Prices marked unconfirmed in the price list: cachedInput, embeddingInput.");
    }

    @ParameterizedTest
    @DisplayName("a mistake is answered with exit status 2, the option, its range, and no stack trace")
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
                "--caps ,                | '--caps': there is no number in it",
                "--token-caps ,          | '--token-caps': there is no number in it",
                "--retrieve ,            | '--retrieve': there is no number in it",
                "--population heavy --seed many | '--seed': 'many' is not a whole number from 0 to 1,000,000,000,000",
                "--population heavy --seed -1 | '--seed': '-1' is not a whole number from 0 to 1,000,000,000,000",
                "--population heavy --prompts 1001 | from 1 to 1,000, not 1,001",
                "--model cheap           | '--model': 'cheap' is not one of taught, corrected, billed",
                "--population odd        | '--population': 'odd' is not one of even, heavy",
                "--seed 1                | --seed has no meaning with --population even",
                "--llm gemini-2.5-flash  | --llm has no meaning with --model taught",
                "--model billed --rate 1 | --rate has no meaning with --model billed",
                "--model billed --llm gemini-9 | --llm: no price for the model gemini-9 in prices.yml",
                "--model billed --prices nowhere.yml | --prices: cannot read nowhere.yml",
                "--model billed --cache-hits 101 | '--cache-hits': '101' is not a whole number from 0 to 100",
                "--summary               | use the model corrected or billed",
                "--model corrected --summary 30,40,1 | --summary takes three figures",
                "--population heavy --users 10000001 | from 1 to 10,000,000, not 10,000,001",
                "--json --csv            | --json, --csv are mutually exclusive",
                "--model corrected --days 3650 --prompts 10000 --message-tokens 1000000 | more than 2^63 tokens",
                "--bogus                 | Unknown option: '--bogus'",
            })
    void mistakes(String options, String reason) {
        Outcome outcome = run("compare " + options);

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains(reason)
                .endsWith("--help" + System.lineSeparator())
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @DisplayName("help is there for every command")
    @ValueSource(strings = {"--help", "compare --help", "quiz --help", "page --help"})
    void help(String options) {
        Outcome outcome = run(options);

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.out()).startsWith("Usage: lowtide-simulation");
    }

    @Test
    @DisplayName("without a command the commands are listed")
    void nothing() {
        Outcome outcome = run("");

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.err()).contains("compare", "quiz");
    }

    @ParameterizedTest
    @DisplayName("the output is the same in every locale")
    @ValueSource(strings = {"tr-TR", "de-DE", "ar-EG", "fr-FR"})
    void locales(String tag) {
        String[] calls = {
            "compare --model billed --caps 20 --price 10",
            "compare --csv",
            "compare --json --model billed",
            "quiz",
            "compare --population heavy --model corrected",
            "compare --users 0"
        };
        Locale before = Locale.getDefault();
        for (String call : calls) {
            Outcome expected = run(call);
            Outcome there;
            try {
                Locale.setDefault(Locale.forLanguageTag(tag));
                there = run(call);
            } finally {
                Locale.setDefault(before);
            }
            assertThat(there).as(call).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("pictures are written beside the text")
    void pictures() throws IOException {
        Path png = folder.resolve("cost.png");
        Path svg = folder.resolve("cost.svg");

        Outcome outcome = run("compare --no-chart --png " + png + " --svg " + svg);

        assertThat(outcome).isEqualTo(run("compare --no-chart"));
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readString(svg)).contains("<svg");
    }

    @Test
    @DisplayName("a picture that cannot be written is exit status 1, a sentence, and all the other output")
    void unwritablePicture() {
        Path nowhere = folder.resolve("missing").resolve("cost.png");

        Outcome outcome = run("compare --no-chart --png " + nowhere);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out()).isEqualTo(run("compare --no-chart").out());
        assertThat(outcome.err()).startsWith("Cannot write " + nowhere);
    }

    private static Outcome run(String line) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = LowTideSimulation.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
        int exit = command.execute(line.isEmpty() ? new String[0] : line.strip().split(" +"));
        return new Outcome(exit, out.toString().replace(System.lineSeparator(), "\n"), err.toString());
    }
}
