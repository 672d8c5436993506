package lowtide.autograder.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.ResultsJson;
import lowtide.autograder.report.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** Every export conforms to its format, whatever text is in it. */
class FormsTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final JsonSchemaFactory SCHEMA_FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, JsonSchema> SCHEMAS = new HashMap<>();

    private static final Classroom50Json.Run RUN = Classroom50Json.Run.of(
            Map.of(
                    "CLASSROOM",
                    "cs",
                    "ASSIGNMENT",
                    "low-tide",
                    "SUBMISSION_TAG",
                    "submit/2026-06-01T14-32-05Z-a1b2c3d",
                    "COMMIT_URL",
                    "https://github.example/c",
                    "RELEASE_URL",
                    "https://github.example/r"),
            Instant.parse("2026-06-01T14:32:01.5Z"));

    @TempDir
    Path temporary;

    static Stream<Results> samples() {
        return Stream.concat(
                Stream.of(
                        Sample.failing("all-right", "All Right", Set.of()),
                        Sample.failing("one", "One", Set.of("2E")),
                        Sample.ofThreeLabs("labs", "Labs", Set.of("1A"), true),
                        Sample.unfinished("ours")),
                Sample.NASTY.stream().map(Sample::full));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void resultsKeepToTheirSchema(Results results) throws IOException {
        assertThat(violations(ResultsJson.bytes(results), "/lowtide/autograder/report/results.schema.json"))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void resultsCanBeReadBack(Results results) throws IOException {
        Path file = temporary.resolve("results.json");
        ResultsJson.write(results, file);

        assertThat(ResultsJson.bytes(ResultsJson.read(file))).isEqualTo(Files.readAllBytes(file));
    }

    @Test
    void resultsOfAnotherFormAreRefused() throws IOException {
        Path file = temporary.resolve("results.json");
        String form = new String(ResultsJson.bytes(Sample.unfinished("x")), StandardCharsets.UTF_8);
        Files.writeString(file, form.replace(Results.SCHEMA, "lowtide/results/v9"));

        assertThatThrownBy(() -> ResultsJson.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("lowtide/results/v9");
        Files.writeString(file, form.substring(0, form.length() / 2));
        assertThatThrownBy(() -> ResultsJson.read(file)).isInstanceOf(IOException.class);
        Files.writeString(file, "{}");
        assertThatThrownBy(() -> ResultsJson.read(file)).isInstanceOf(IOException.class);
    }

    @ParameterizedTest
    @MethodSource("samples")
    void gradescopeGetsWhatItReads(Results results) throws IOException {
        byte[] bytes = GradescopeJson.bytes(results);

        assertThat(violations(bytes, "gradescope.schema.json")).isEmpty();
        JsonNode json = JSON.readTree(bytes);
        assertThat(json.path("score").asInt()).isEqualTo(results.points()).isEqualTo(sum(json, "score"));
        assertThat(sum(json, "max_score")).isEqualTo(startedOutOf(results));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void classroomFiftyGetsWhatItReads(Results results) throws IOException {
        byte[] bytes = Classroom50Json.bytes(results, RUN);

        assertThat(violations(bytes, "classroom50.schema.json")).isEmpty();
        JsonNode json = JSON.readTree(bytes);
        assertThat(json.path("score").asInt()).isEqualTo(results.points()).isEqualTo(sum(json, "score"));
        assertThat(json.path("max-score").asInt())
                .isEqualTo(startedOutOf(results))
                .isEqualTo(sum(json, "max-score"));
    }

    @Test
    void withoutClassroomFiftysRunnerTheMissingVariableIsNamed() {
        assertThatThrownBy(() -> Classroom50Json.Run.of(Map.of("COMMIT_URL", "x"), Instant.EPOCH))
                .hasMessage("The environment variable CLASSROOM, which Classroom 50's runner sets, is missing.");
    }

    @Test
    void theSchemasRefuseWhatIsWrong() throws IOException {
        String right =
                new String(Classroom50Json.bytes(Sample.failing("one", "One", Set.of()), RUN), StandardCharsets.UTF_8);

        assertThat(violations(
                        right.replace("\"score\" : 100", "\"score\" : 99.5").getBytes(StandardCharsets.UTF_8),
                        "classroom50.schema.json"))
                .isNotEmpty();
        assertThat(violations("{}".getBytes(StandardCharsets.UTF_8), "/lowtide/autograder/report/results.schema.json"))
                .isNotEmpty();
        assertThat(violations("{}".getBytes(StandardCharsets.UTF_8), "gradescope.schema.json"))
                .isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void artemisGetsOneTestCaseACheck(Results results) throws Exception {
        byte[] bytes = JUnitXml.bytes(results);

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(FormsTest.class.getResource("junit.xsd"))
                .newValidator()
                .validate(new StreamSource(new ByteArrayInputStream(bytes)));
        Element suite = parsed(bytes).getDocumentElement();
        long passed = results.stages().stream()
                .flatMap(stage -> stage.checks().stream())
                .filter(check -> check.points() > 0)
                .count();
        assertThat(suite.getElementsByTagName("testcase").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
        assertThat(suite.getElementsByTagName("failure").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("failures")));
        assertThat(suite.getElementsByTagName("skipped").getLength())
                .isEqualTo(Integer.parseInt(suite.getAttribute("skipped")));
        assertThat(passed
                        + Integer.parseInt(suite.getAttribute("failures"))
                        + Integer.parseInt(suite.getAttribute("skipped")))
                .isEqualTo(Integer.parseInt(suite.getAttribute("tests")));
    }

    @Test
    void artemisShowsWhatWasSeenAndWhy() throws Exception {
        NodeList failures = parsed(JUnitXml.bytes(Sample.failing("one", "One", Set.of("2E"))))
                .getElementsByTagName("failure");

        assertThat(failures.getLength()).isEqualTo(1);
        assertThat(failures.item(0).getTextContent())
                .contains("What was seen.", "Expected: ", "Why it matters: ", "Look at: ", "request 11, 21 messages");
        assertThat(((Element) failures.item(0)).hasAttribute("message"))
                .as("Artemis would show nothing else")
                .isFalse();
    }

    @Test
    void canvasKnowsItsOwnColumns() throws IOException {
        List<String[]> rows =
                csv("canvas.csv", Sample.failing("one", "One", Set.of("1A")), Sample.failing("two", "Two", Set.of()));

        assertThat(rows.get(0)).containsExactly("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Low Tide");
        assertThat(rows.get(1)).containsExactly("Points Possible", "", "", "", "", "100");
        assertThat(rows.get(2)).containsExactly("One", "", "", "", "", "94");
        assertThat(rows.get(3)).containsExactly("Two", "", "", "", "", "100");
    }

    @Test
    void moodleKnowsAParticipantByTheNumberAlone() throws IOException {
        List<String[]> rows = csv(
                "moodle.csv",
                Sample.known("4711", Sample.failing("ada", "Ada Lovelace", Set.of("1A"))),
                Sample.failing("one", "Aa_4711_assignsubmission_file", Set.of()));

        assertThat(rows.get(0)).contains("Identifier", "Grade", "Last modified (grade)");
        assertThat(rows.get(1)).startsWith("Participant 4711", "Ada Lovelace", "", "94", "100");
        assertThat(rows.get(2)).startsWith("", "Aa_4711_assignsubmission_file", "", "100", "100");
    }

    @Test
    void whatTheKitFailedToJudgeReachesNoGradebook() throws IOException {
        assertThat(csv("canvas.csv", Sample.unfinished("ours")).get(2)).endsWith("");
        assertThat(csv("moodle.csv", Sample.unfinished("ours")).get(1)[3]).isEmpty();
    }

    @Test
    void labsThatAStudentStartedHaveTheirOwnGrades() throws IOException {
        Results both = Sample.ofThreeLabs("a", "Ann", Set.of("1A"), true);
        Results one = Sample.ofThreeLabs("b", "Bea", Set.of(), false);

        assertThat(csv("canvas.csv", both, one))
                .extracting(row -> List.of(row).subList(5, row.length))
                .containsExactly(
                        List.of("Low Tide Lab 1", "Low Tide Lab 2"),
                        List.of("40", "20"),
                        List.of("34", "20"),
                        List.of("40", "0"));
        assertThat(csv("class.csv", both, one).get(0))
                .endsWith("lab 1 points", "lab 1 out of", "3 Token counting", "lab 2 points", "lab 2 out of");
        assertThat(csv("moodle-lab2.csv", both, one).get(1)).endsWith("20", "20", "'-", "3 Token counting 20/20");
        assertThat(csv("class.csv", one).get(0)).as("nobody started lab 2").endsWith("points", "out of");
    }

    @Test
    void noCellIsAFormulaAndNoneBreaksOut() throws IOException {
        for (String text : Sample.NASTY) {
            for (String file : List.of("canvas.csv", "moodle.csv", "class.csv")) {
                List<String[]> rows = csv(file, Sample.full(text));
                assertThat(rows).as(file).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
                assertThat(rows.stream().flatMap(Stream::of))
                        .as(file)
                        .noneMatch(cell -> cell.length() > 1 && cell.matches("[\\s\"]*[=+\\-@\uFF1D](?s:.*)"))
                        .noneMatch(cell -> cell.matches("(?s).*[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}].*"));
                assertThat(rows.stream().flatMap(Stream::of))
                        .as("still there: " + text)
                        .anyMatch(cell ->
                                cell.endsWith(text.replace("\uD83E", "?").replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}]", " ")));
            }
        }
    }

    private List<String[]> csv(String file, Results... results) throws IOException {
        ClassResults all = new ClassResults();
        Stream.of(results).forEach(all::add);
        Path written = temporary.resolve(file);
        switch (file) {
            case "canvas.csv" -> GradebookCsv.writeCanvas(all, "Low Tide", written);
            case "moodle.csv" -> GradebookCsv.writeMoodle(all, all.labs().get(0), written);
            case "moodle-lab2.csv" -> GradebookCsv.writeMoodle(all, all.labs().get(1), written);
            default -> GradebookCsv.writePlain(all, written);
        }
        try (MappingIterator<String[]> rows = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .readerFor(String[].class)
                .readValues(written.toFile())) {
            return rows.readAll();
        }
    }

    private static int startedOutOf(Results results) {
        return results.startedLabs().stream().mapToInt(Results.Lab::outOf).sum();
    }

    private static Set<ValidationMessage> violations(byte[] json, String schema) throws IOException {
        return SCHEMAS.computeIfAbsent(
                        schema, name -> SCHEMA_FACTORY.getSchema(FormsTest.class.getResourceAsStream(name)))
                .validate(JSON.readTree(json));
    }

    private static int sum(JsonNode json, String field) {
        int sum = 0;
        for (JsonNode test : json.path("tests")) {
            sum += test.path(field).asInt();
        }
        return sum;
    }

    private static Document parsed(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
