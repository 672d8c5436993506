package lowtide.simulation.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Arrays;
import lowtide.simulation.cli.CommandLineRun;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PageAnswerTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final long LIMIT_NANOS = 100_000_000;

    /** The JVM has to warm up, and the machine may be busy. */
    private static final int MAXIMUM_ATTEMPTS = 100;

    private static PageClient client;

    @BeforeAll
    static void start() throws IOException {
        client = new PageClient();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @Test
    @DisplayName("the answer has the same report, table and notes as compare with the same options")
    void answer() throws Exception {
        JsonNode answer = json("answer?users=200&prompts=15&caps=20,50,100&price=10&budget=5000");
        String options = "--users 200 --prompts 15 --caps 20,50,100 --price 10 --budget 5000";

        assertThat(answer.get("report")).isEqualTo(JSON.readTree(compare(options + " --json")));
        String text = compare(options + " --no-chart");
        for (JsonNode row : answer.get("table")) {
            row.forEach(cell -> assertThat(text).contains(cell.asText()));
        }
        assertThat(answer.get("table").get(2).toString())
                .isEqualTo(
                        "[\"last 20 messages\",\"$1,785.00\",\"$8.925\",\"$19,860.00\",\"91.75%\",\"day 3\",\"never\"]");
        assertThat(text)
                .contains(
                        answer.get("title").asText(),
                        answer.get("model").asText(),
                        answer.get("notes").get(0).asText());
    }

    @Test
    @DisplayName("for a heavy-tailed population, the answer has the distribution of the cost")
    void distribution() throws Exception {
        JsonNode answer = json("answer?users=5000&population=heavy&seed=7&model=corrected");
        String options = "--users 5000 --population heavy --seed 7 --model corrected";

        assertThat(answer.get("report")).isEqualTo(JSON.readTree(compare(options + " --json")));
        assertThat(answer.get("distribution").get(0).get(5).asText()).isEqualTo("top 1% cost");
        String text = compare(options + " --no-chart");
        answer.get("distribution")
                .forEach(row -> row.forEach(cell -> assertThat(text).contains(cell.asText())));
        assertThat(json("answer").has("distribution")).isFalse();
    }

    @Test
    @DisplayName("exported CSV and JSON equal the output of compare")
    void exports() throws Exception {
        HttpResponse<String> csv = client.get("cost.csv?days=5&caps=20,50");

        assertThat(csv.body().replace("\r\n", "\n")).isEqualTo(compare("--days 5 --caps 20,50 --csv"));
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"cost.csv\"");
        assertThat(client.get("cost.json?days=5&model=billed").body())
                .isEqualTo(compare("--days 5 --model billed --json"));
    }

    @Test
    @DisplayName("exported PNG and SVG are images")
    void images() throws Exception {
        assertThat(client.get("cost.png?days=5").body()).startsWith("\uFFFDPNG");
        assertThat(client.get("cost.svg?days=5").body()).contains("<svg");
    }

    @ParameterizedTest
    @DisplayName("an invalid field is reported by name with the message of the command line")
    @CsvSource(
            delimiter = '|',
            value = {
                "users=0                        | users",
                "users=                         | users",
                "users=1000000000001            | users",
                "users=1000000000000000000      | users",
                "users=NaN                      | users",
                "population=odd                 | population",
                "population=heavy&users=1000000000000 | users",
                "population=heavy&prompts=1001  | prompts",
                "population=heavy&seed=-1       | seed",
                "seed=1                         | seed",
                "prompts=1e3                    | prompts",
                "days=many                      | days",
                "caps=20,,50                    | caps",
                "price=-1                       | price",
                "rate=0                         | rate",
                "model=cheap                    | model",
                "model=billed&rate=1            | rate",
                "model=corrected&summary=1,2    | summary",
                "model=billed&cache-hits=101    | cache-hits",
                "model=billed&llm=gemini-9      | llm",
            })
    void invalidField(String fields, String name) throws Exception {
        HttpResponse<String> response = client.get("answer?" + fields);
        JsonNode errors = JSON.readTree(response.body()).get("errors");
        String options =
                Arrays.stream(fields.split("&")).map(field -> " --" + field).reduce("", String::concat);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(errors.fieldNames()).toIterable().containsExactly(name);
        String message = errors.get(name).asText();
        assertThat(CommandLineRun.of("compare " + options).err()).startsWith(message);
        assertThat(client.get("cost.csv?" + fields).body()).startsWith(message);
    }

    @Test
    @DisplayName("all invalid fields are reported, not only the first")
    void invalidFields() throws Exception {
        JsonNode errors = json("answer?users=0&days=0&price=0").get("errors");

        assertThat(errors.fieldNames()).toIterable().containsExactlyInAnyOrder("users", "days", "price");
    }

    @ParameterizedTest
    @DisplayName("an error that concerns no single field is reported for the form")
    @CsvSource(
            delimiter = '|',
            value = {
                "summary=30,18,1200             | use the model corrected or billed",
                "caps=1,2,3,4,5,6,7,8,9,10      | at most 9 strategies",
                "prices=/etc/hostname           | no field 'prices'",
                "png=/tmp/cost.png              | no field 'png'",
                "help                           | no field 'help'",
            })
    void invalidForm(String fields, String message) throws Exception {
        HttpResponse<String> response = client.get("answer?" + fields);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("errors").get("").asText())
                .contains(message);
    }

    @ParameterizedTest
    @DisplayName("an answer takes less than 100 ms, with all sliders at their ends and for a year of a million users")
    @ValueSource(
            strings = {
                "users=1000000&prompts=100&days=365&caps=200,20,50&token-caps=1000000&summary=30,18,1200&retrieve=100"
                        + "&model=billed&message-tokens=5000&reply-tokens=5000&thinking-tokens=5000&system-tokens=5000"
                        + "&cache-hits=100&price=100&budget=1000000&saving=100",
                "users=1000000&prompts=10&days=365&caps=50,20&model=corrected&population=heavy&seed=100&price=100"
            })
    void duration(String fields) throws Exception {
        long fastest = Long.MAX_VALUE;
        for (int i = 0; i < MAXIMUM_ATTEMPTS && fastest >= LIMIT_NANOS; i++) {
            long start = System.nanoTime();
            assertThat(client.get("answer?" + fields).statusCode()).isEqualTo(200);
            fastest = Math.min(fastest, System.nanoTime() - start);
        }

        assertThat(fastest).isLessThan(LIMIT_NANOS);
    }

    private static JsonNode json(String path) throws Exception {
        return JSON.readTree(client.get(path).body());
    }

    private static String compare(String options) {
        return CommandLineRun.of("compare " + options).out();
    }
}
