package lowtide.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import lowtide.course.Stage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/**
 * Every small change that the mutation testing of the solutions makes costs a check, or is listed in
 * {@code grading/attempts/<stage's folder>/survivors.yml} with the reason why no check can see it.
 */
class MutationTest {

    private static final Path REPORT = Kit.ROOT.resolve("grading/mutation/target/pit-reports/mutations.xml");

    static Stream<Stage> stages() {
        return Kit.STAGES.stream().filter(stage -> !stage.isDocument());
    }

    @ParameterizedTest
    @MethodSource("stages")
    void everySurvivorIsKnownAndExplained(Stage stage) throws Exception {
        List<String> survivors = new ArrayList<>();
        int killed = 0;
        for (Element mutation : mutations(stage)) {
            if (mutation.getAttribute("detected").equals("true")) {
                killed++;
            } else {
                survivors.add(describe(mutation));
            }
        }

        assertThat(killed).as("mutations noticed").isPositive();
        assertThat(survivors)
                .as("survivors of stage " + stage.number())
                .containsExactlyInAnyOrderElementsOf(explained(stage));
    }

    private static List<Element> mutations(Stage stage) throws Exception {
        assertThat(REPORT).as("mvn verify -Pkit makes it before this test runs").exists();
        NodeList all = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(REPORT.toFile())
                .getElementsByTagName("mutation");
        return IntStream.range(0, all.getLength())
                .mapToObj(i -> (Element) all.item(i))
                .filter(mutation -> text(mutation, "mutatedClass").startsWith(stage.javaPackage() + "."))
                .toList();
    }

    /** What was changed where, without a line number or a lambda's, so that neither an unrelated edit nor another JDK moves anything. */
    private static String describe(Element mutation) {
        return (text(mutation, "mutatedMethod") + ": " + text(mutation, "description"))
                .replaceAll("(lambda\\$\\w+)\\$\\d+", "$1");
    }

    private static String text(Element element, String tag) {
        return element.getElementsByTagName(tag).item(0).getTextContent();
    }

    private static List<String> explained(Stage stage) throws IOException {
        JsonNode survivors = new JsonMapper(new YAMLFactory())
                .readTree(Kit.ROOT
                        .resolve(Path.of("grading", "attempts", stage.folder(), "survivors.yml"))
                        .toFile());
        return StreamSupport.stream(survivors.spliterator(), false)
                .peek(entry -> assertThat(entry.path("reason").asText()).isNotBlank())
                .flatMap(entry ->
                        Collections.nCopies(
                                entry.path("times").asInt(1),
                                entry.path("mutation").asText())
                                .stream())
                .toList();
    }
}
