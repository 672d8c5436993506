package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Isolated("changes the default locale")
class CompareCommandTest {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
            .build();

    @TempDir
    private Path folder;

    @Test
    @DisplayName("compare without options prints the lesson's final comparison")
    void lesson() {
        assertThat(CommandLineRun.of("compare --no-chart")).isEqualTo(new CommandLineRun(0, """
                Final cost comparison: 50 users, 10 prompts a day each, 30 days
                Model: as taught ($0.002 per 1,000 input tokens, 500 tokens per message)

                                      total  per user      saved          50% saved
                no cap            $2,407.50    $48.15
                last 50 messages    $700.00    $14.00  $1,707.50  70.92%     day 16
                """, ""));
    }

    @Test
    @DisplayName("compare prints the lesson's table for 200 users to the cent")
    void table() {
        assertThat(CommandLineRun.of(
                                "compare --users 200 --prompts 15 --days 30 --caps 20,50,100 --price 10 --budget 5000"
                                        + " --no-chart")
                        .out())
                .isEqualTo("""
                Final cost comparison: 200 users, 15 prompts a day each, 30 days
                Model: as taught ($0.002 per 1,000 input tokens, 500 tokens per message)

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
        assertThat(CommandLineRun.of("quiz").out())
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
        JsonNode taught = JSON.readTree(CommandLineRun.of("quiz --json").out())
                .get("models")
                .get(0);

        assertThat(taught.get("costDifferenceNoCapAndCap20Dollars").decimalValue())
                .isEqualByComparingTo("19860");
        assertThat(taught.get("firstDayWith50PercentSavedByCap").toString())
                .isEqualTo("{\"20\":3,\"50\":10,\"100\":21}");
        assertThat(taught.get("profitableAt10DollarsAMonthByCap").toString())
                .isEqualTo("{\"20\":true,\"50\":false,\"100\":false}");
        assertThat(taught.get("profitableCaps").get("largest").asInt()).isEqualTo(22);
    }

    @Test
    @DisplayName("JSON has exact dollars in plain decimals, and null for days that are never reached")
    void json() throws IOException {
        String text = CommandLineRun.of("compare --users 1000000000000 --caps 20,5000 --json --price 1 --budget 9")
                .out();
        JsonNode strategies = JSON.readTree(text).get("strategies");

        assertThat(text).doesNotContainPattern("[0-9][eE][+-]?[0-9]");
        assertThat(strategies).hasSize(3);
        assertThat(strategies.get(0).get("totalDollars").decimalValue()).isEqualByComparingTo("48150000000000");
        assertThat(strategies.get(1).get("perUserDollars").decimalValue()).isEqualByComparingTo("5.9");
        assertThat(strategies.get(1).get("cumulativeDollars")).hasSize(30);
        assertThat(strategies.get(1).get("budgetDay").asInt()).isEqualTo(1);
        assertThat(strategies.get(2).get("savingDay").isNull()).isTrue();
        assertThat(strategies.get(2).get("rejectedFromDay").isNull()).isTrue();
    }

    @Test
    @DisplayName("the largest values in the documented ranges are accepted")
    void largest() {
        String largest =
                "compare --users 1000000000000 --prompts 10000 --days 3650 --message-tokens 1 --caps 10000000000"
                        + " --rate 1000 --budget 1000000000000000 --price 1000000000000000 --saving 100";

        CommandLineRun outcome = CommandLineRun.of(largest + " --json");

        assertThat(outcome.exit()).isZero();
        // By hand: 10^8 * (3650 * 3651 / 2) + 3650 * (10^4 * 10001 / 2) messages a user, a dollar each.
        assertThat(outcome.out()).contains("\"totalDollars\" : 666490018250000000000000000");
    }

    @Test
    @DisplayName("CSV has one line per day and one column per strategy")
    void csv() {
        String[] lines =
                CommandLineRun.of("compare --days 3 --caps 20,50 --csv").out().split("\\R");

        assertThat(lines)
                .containsExactly(
                        "day,\"no cap\",\"last 20 messages\",\"last 50 messages\"",
                        "1,7.75,5,5",
                        "2,20.5,15,15",
                        "3,38.25,25,30");
    }

    @Test
    @DisplayName("a heavy-tailed population adds the distribution of the cost, which is the same for the same seed")
    void heavyTail() {
        String once = CommandLineRun.of("compare --population heavy --seed 4 --users 5000 --model corrected")
                .out();

        assertThat(once)
                .contains("on average (heavy-tailed)")
                .containsPattern("no cap .* [45][0-9]\\.[0-9]{2}% of all");
        assertThat(CommandLineRun.of("compare --population heavy --seed 4 --users 5000 --model corrected")
                        .out())
                .isEqualTo(once);
        assertThat(CommandLineRun.of("compare --population heavy --seed 5 --users 5000 --model corrected")
                        .out())
                .isNotEqualTo(once);
    }

    @Test
    @DisplayName("the billed model supports every strategy and reports rejected requests")
    void billed() {
        assertThat(CommandLineRun.of(
                                "compare --model billed --prompts 15 --days 90 --caps 20 --token-caps 8000 --summary --retrieve 10")
                        .out())
                .contains("last 20 messages", "last 8000 tokens", "summary + last 30", "retrieve 10")
                .contains("no cap: from day 70 on, requests exceed the context limit")
                .contains("what is not served is not saved. For savings, compare up to 69 days.")
                .containsPattern("last 20 messages +\\$[0-9.]+ +\\$[0-9.]+ +- +- +day 4\n")
                .contains("Prices marked unconfirmed in the price list: cachedInput, embeddingInput.");
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
            CommandLineRun expected = CommandLineRun.of(call);
            CommandLineRun there;
            try {
                Locale.setDefault(Locale.forLanguageTag(tag));
                there = CommandLineRun.of(call);
            } finally {
                Locale.setDefault(before);
            }
            assertThat(there).as(call).isEqualTo(expected);
        }
    }

    @Test
    @DisplayName("charts are written in addition to the text")
    void charts() throws IOException {
        Path png = folder.resolve("cost.png");
        Path svg = folder.resolve("cost.svg");

        CommandLineRun outcome = CommandLineRun.of("compare --no-chart --png " + png + " --svg " + svg);

        assertThat(outcome).isEqualTo(CommandLineRun.of("compare --no-chart"));
        assertThat(Files.readAllBytes(png)).startsWith(0x89, 'P', 'N', 'G');
        assertThat(Files.readString(svg)).contains("<svg");
    }

    @Test
    @DisplayName("a chart that cannot be written: exit status 1, a message, and all other output")
    void unwritableChart() {
        Path nowhere = folder.resolve("missing").resolve("cost.png");

        CommandLineRun outcome = CommandLineRun.of("compare --no-chart --png " + nowhere);

        assertThat(outcome.exit()).isEqualTo(1);
        assertThat(outcome.out())
                .isEqualTo(CommandLineRun.of("compare --no-chart").out());
        assertThat(outcome.err()).startsWith("Cannot write " + nowhere);
    }
}
