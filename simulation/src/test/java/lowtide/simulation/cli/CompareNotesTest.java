package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CompareNotesTest {

    private static final JsonMapper JSON = new JsonMapper();

    @Test
    @DisplayName("with a heavy-tailed population, the report says for how many users requests are rejected")
    void rejectedUsers() throws IOException {
        String options = "compare --model billed --population heavy --users 1000 --prompts 15 --caps 20 ";

        assertThat(CommandLineRun.of(options + "--price 10").out())
                .containsPattern(
                        "no cap: from day [0-9]+ on, requests of the most active users exceed the context limit; by"
                                + " day 30, Gemini rejects those of [0-9]+ of 1,000 users")
                .containsPattern("For savings, compare up to [0-9]+ days\\.")
                .contains("profitable, taking all users together.");
        JsonNode strategies =
                JSON.readTree(CommandLineRun.of(options + "--json").out()).get("strategies");
        assertThat(strategies.get(0).get("rejectedUsers").asInt()).isBetween(1, 999);
        assertThat(strategies.get(1).get("rejectedUsers").asInt()).isZero();
        assertThat(strategies.get(1).get("savedDollars").isNull()).isTrue();
    }

    @Test
    @DisplayName("if not even one message is profitable, the report says so")
    void nothingProfitable() {
        assertThat(CommandLineRun.of("compare --no-chart --price 0.01").out())
                .endsWith("At $0.01 a user a month, not even a cap of 1 message is profitable.\n");
    }

    @Test
    @DisplayName("two models of the price list are shown side by side")
    void twoModels() throws IOException {
        String options = "compare --model billed --llm gemini-2.5-flash --against gemini-3.8-flash --caps 20 ";

        assertThat(CommandLineRun.of(options + "--no-chart").out())
                .contains("Against: as billed (gemini-3.8-flash at $0.75/M in, $3.75/M out (2026-10-07 to 2026-12-31);")
                .containsPattern("total +gemini-2.5-flash +gemini-3.8-flash +ratio\nno cap +\\$713.63 +\\$1,[0-9.]+ ");
        JsonNode json = JSON.readTree(CommandLineRun.of(options + "--json").out());
        assertThat(json.get("against")
                        .get("strategies")
                        .get(0)
                        .get("totalDollars")
                        .decimalValue())
                .isGreaterThan(json.get("strategies").get(0).get("totalDollars").decimalValue());
    }
}
