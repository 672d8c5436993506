package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import lowtide.simulation.LessonTable;
import lowtide.simulation.page.CostPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All outputs show the lesson's figures. {@code LessonPageTest} reads them in a browser. */
class LessonEverywhereTest {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @DisplayName("compare prints the lesson's table, and JSON has the same figures")
    @MethodSource("lowtide.simulation.LessonTable#rows")
    void commandLine(LessonTable.Row row) throws IOException {
        String options = row.fields().replaceAll("(^|&)", " --").replace("=", " ");
        List<String> printed =
                rows(CommandLineRun.of("compare --no-chart" + options).out());
        JsonNode json =
                JSON.readTree(CommandLineRun.of("compare --json" + options).out());
        JsonNode capped = json.get("strategies").get(1);

        assertThat(printed).contains(String.join(" ", row.capped()));
        assertThat(printed).anyMatch(line -> line.startsWith("no cap " + row.uncapped()));
        assertThat(json.get("strategies").get(0).get("totalDollars").decimalValue())
                .isEqualByComparingTo(figure(row.uncapped()));
        for (String[] field : new String[][] {
            {"totalDollars", row.capped().get(1)},
            {"perUserDollars", row.capped().get(2)},
            {"savedDollars", row.capped().get(3)},
            {"savedPercent", row.capped().get(4)},
            {"savingDay", row.capped().get(5)}
        }) {
            assertThat(capped.get(field[0]).decimalValue()).as(field[0]).isEqualByComparingTo(figure(field[1]));
        }
        if (row.users() == 200) {
            assertThat(printed).contains(LessonTable.LARGEST_CAP);
            assertThat(json.get("profitableCaps").get("largest").asInt()).isEqualTo(22);
        }
    }

    @ParameterizedTest
    @DisplayName("the page's server returns the lesson's table")
    @MethodSource("lowtide.simulation.LessonTable#rows")
    void page(LessonTable.Row row) throws Exception {
        try (CostPage page = CostPage.serve(0, new PageFields())) {
            HttpRequest request = HttpRequest.newBuilder(page.uri().resolve("answer?" + row.fields()))
                    .build();
            JsonNode answer = JSON.readTree(HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.ofString())
                    .body());
            List<String> cells = new ArrayList<>();
            answer.get("table").get(2).forEach(cell -> cells.add(cell.asText()));

            assertThat(cells).isEqualTo(row.capped());
            assertThat(answer.get("table").get(1).get(1).asText()).isEqualTo(row.uncapped());
            if (row.users() == 200) {
                assertThat(answer.get("notes").get(0).asText()).isEqualTo(LessonTable.LARGEST_CAP);
            }
        }
    }

    @ParameterizedTest
    @DisplayName("the live demos print the lesson's table, according to the transcript that LiveDemosTest verifies")
    @MethodSource("lowtide.simulation.LessonTable#rows")
    void jshell(LessonTable.Row row) throws IOException {
        String command = row.users() == 200 ? "caps(20, 50, 100)" : row.users() == 50 ? "cost()" : "cost(500)";
        List<String> shown = rows(outputOf(command));
        List<String> cells = row.capped();

        if (row.users() == 200 && !row.model().equals("taught")) {
            assertThat(shown)
                    .anyMatch(line ->
                            line.startsWith(String.join(" ", cells.get(0), cells.get(1), cells.get(4), cells.get(5))));
            assertThat(shown).anyMatch(line -> line.startsWith("no cap " + row.uncapped()));
        } else if (row.model().equals("taught")) {
            assertThat(shown).contains(String.join(" ", cells));
            assertThat(shown).anyMatch(line -> line.startsWith("no cap " + row.uncapped()));
        } else {
            assertThat(shown)
                    .contains("corrected: " + row.uncapped() + "; " + cells.get(0) + " " + cells.get(1) + ", "
                            + cells.get(4) + " saved, half by " + cells.get(5));
        }
        if (row.users() == 200) {
            assertThat(shown).contains(LessonTable.LARGEST_CAP);
            assertThat(shown)
                    .anyMatch(line -> line.startsWith("Profitable at this price: corrected, caps up to 22 messages;"));
        }
    }

    /** The output of one demo in the transcript. */
    private static String outputOf(String command) throws IOException {
        try (InputStream transcript =
                LessonEverywhereTest.class.getResourceAsStream("/lowtide/simulation/demo/transcript.txt")) {
            String session = new String(transcript.readAllBytes(), StandardCharsets.UTF_8);
            String prompt = "jshell> ";
            int start = session.indexOf(prompt + command + "\n");
            return session.substring(start, session.indexOf(prompt, start + 1));
        }
    }

    /** The lines, with single spaces. */
    private static List<String> rows(String text) {
        return text.lines().map(line -> line.strip().replaceAll(" +", " ")).toList();
    }

    private static BigDecimal figure(String cell) {
        return new BigDecimal(cell.replaceAll("[$,%]|day ", ""));
    }
}
