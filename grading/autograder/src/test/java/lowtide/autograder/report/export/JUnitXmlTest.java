package lowtide.autograder.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.Set;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

/** The JUnit report, whatever text is in the results. */
class JUnitXmlTest {

    @ParameterizedTest
    @MethodSource("lowtide.autograder.report.export.FormSamples#graded")
    void artemisGetsOneTestCaseACheck(Results results) throws Exception {
        byte[] bytes = JUnitXml.bytes(results);

        SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
                .newSchema(JUnitXmlTest.class.getResource("junit.xsd"))
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
    void aFailureSaysWhatWasSeenInItsMessageAndMoreInItsText() throws Exception {
        NodeList failures = parsed(JUnitXml.bytes(Sample.failing("one", "One", Set.of("2E"))))
                .getElementsByTagName("failure");

        assertThat(failures.getLength()).isEqualTo(1);
        Element failure = (Element) failures.item(0);
        assertThat(failure.getAttribute("message").lines())
                .as("Artemis shows nothing else")
                .satisfiesExactly(
                        seen -> assertThat(seen).isEqualTo("What was seen."),
                        expected -> assertThat(expected).startsWith("Expected: "),
                        why -> assertThat(why).startsWith("Why it matters: "),
                        hint -> assertThat(hint).startsWith("Look at: "));
        assertThat(failure.getTextContent())
                .startsWith(failure.getAttribute("message"))
                .contains("request 11, 21 messages");
    }

    @Test
    void whatTheKitFailedToJudgeHasNoForm() {
        assertThatThrownBy(() -> JUnitXml.bytes(Sample.unfinished("ours"))).isInstanceOf(IllegalStateException.class);
    }

    private static Document parsed(byte[] xml) throws Exception {
        return DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xml));
    }
}
