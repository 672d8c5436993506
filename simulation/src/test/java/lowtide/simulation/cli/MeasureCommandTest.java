package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MeasureCommandTest {

    @Test
    @DisplayName("the measured cost is compared with the models, with the observations and the prediction error")
    void text() {
        CommandLineRun outcome = CommandLineRun.of("measure --users 3 --prompts 5 --days 10");

        assertThat(outcome.exit()).isZero();
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out().lines().limit(17))
                .containsExactly(
                        "Measured: broken; 3 users, 5 prompts a day each, 10 days",
                        "Gemini answered 150 requests; the largest carried 299 messages.",
                        "All users share one conversation, so each pays for the messages of the others.",
                        "",
                        "                         total  per user",
                        "measured               $3.6224   $1.2075",
                        "billed, same requests  $3.6225   $1.2075",
                        "billed, no cap         $1.3725   $0.4575",
                        "billed, cap 20         $0.6525   $0.2175",
                        "corrected, no cap       $3.825    $1.275",
                        "corrected, cap 20        $2.43     $0.81",
                        "taught, no cap          $4.575    $1.525",
                        "taught, cap 20           $2.55     $0.85",
                        "",
                        "Same requests: no cap, one conversation for all users.",
                        "The billed model predicts exactly the measured cost.",
                        "Tokens per message: 500; average per request: instruction 0, thinking 160.");
        assertThat(outcome.out()).contains("Cumulative dollars", " measured");
        assertThat(outcome.out().lines()).allMatch(line -> line.length() <= 80);
    }

    @Test
    @DisplayName("JSON has the tokens, and exact dollars for each day")
    void json() throws IOException {
        JsonNode json = new ObjectMapper()
                .readTree(CommandLineRun.of(
                                "measure --agent solutions/02-user-isolation --users 2 --days 3 --prompts 8 --json")
                        .out());

        assertThat(json.get("answeredRequests").asInt()).isEqualTo(48);
        assertThat(json.get("messagesInLargestRequest").asInt()).isEqualTo(19);
        assertThat(json.get("usersShareOneConversation").asBoolean()).isFalse();
        BigDecimal dollars = new BigDecimal("0.30")
                .multiply(json.get("inputTokens").decimalValue())
                .add(new BigDecimal("2.50").multiply(json.get("outputTokens").decimalValue()))
                .movePointLeft(6);
        JsonNode measured = json.get("lines").get(0);
        assertThat(measured.get("name").asText()).isEqualTo("measured");
        assertThat(measured.get("totalDollars").decimalValue()).isEqualByComparingTo(dollars);
        assertThat(measured.get("cumulativeDollars")).hasSize(3);
        assertThat(json.get("predictionErrorPercent").decimalValue().abs()).isLessThan(BigDecimal.ONE);
    }

    @ParameterizedTest
    @DisplayName("invalid options: exit status 2 and a message, without a stack trace")
    @CsvSource(
            delimiter = '|',
            value = {
                "--users 0            | '--users': '0' is not a whole number from 1 to 1,000",
                "--users 1000000000000 | '--users': '1000000000000' is not a whole number from 1 to 1,000",
                "--prompts -1         | '--prompts': '-1' is not a whole number from 1 to 1,000",
                "--days 366           | '--days': '366' is not a whole number from 1 to 365",
                "--message-tokens 9   | '--message-tokens': '9' is not a whole number from 10 to 8,000",
                "--cap 0              | '--cap': '0' is not a whole number from 1 to",
                "--users 1000 --prompts 11 | --users and --prompts: users times prompts must be at most 10,000 a day",
                "--agent nobody       | --agent: There is no folder nobody. Expected broken, or the folder of a stage",
                "--agent grading      | --agent: There is no WellnessAgent.java in",
                "--json --no-chart    | --json, --no-chart are mutually exclusive",
            })
    void errors(String options, String message) {
        CommandLineRun outcome = CommandLineRun.of("measure " + options);

        assertThat(outcome.exit()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains(message).endsWith("--help\n").doesNotContain("\tat ");
    }
}
