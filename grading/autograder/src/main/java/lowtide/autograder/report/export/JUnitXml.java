package lowtide.autograder.report.export;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.Results;
import lowtide.course.CheckVerdict;

/**
 * Results as a JUnit report with one test case per check. A failure has what was seen and expected as its message,
 * which Artemis, GitLab and Jenkins show, and the requests before it in its text. Artemis identifies test cases by
 * name, ignores the name of a single suite, and does not count skipped tests, so a check that was not reached is a
 * failure here. A check whose points a person changed passes if it has all of them.
 *
 * @see <a href="https://github.com/ls1intum/Artemis/blob/develop/src/main/java/de/tum/cit/aet/artemis/buildagent/service/parser/TestResultXmlParser.java">Artemis's parser</a>
 */
public final class JUnitXml {

    private static final String NOT_IN_XML = "[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    private JUnitXml() {}

    /**
     * Represents a line break in an attribute until the file is complete, because the JDK's writer does not escape it.
     */
    private static final String LINE_END = "\uE00A";

    /**
     * The content of the file, without durations, which differ from run to run.
     *
     * @throws IllegalStateException if {@linkplain Results#lacksGrade there is no grade}
     */
    public static byte[] bytes(Results results) {
        List<Results.Check> checks = results.gradedChecks();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(results, checks, xml);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
            return bytes.toString(StandardCharsets.UTF_8)
                    .replace(LINE_END, "&#10;")
                    .getBytes(StandardCharsets.UTF_8);
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible); // writing into memory does not fail
        }
    }

    private static void suite(Results results, List<Results.Check> checks, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", readable("Low Tide" + ReportText.rubric(results.rubric())));
        xml.writeAttribute("tests", String.valueOf(checks.size()));
        xml.writeAttribute(
                "failures",
                String.valueOf(checks.stream().filter(check -> !check.isFull()).count()));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", "0");
        for (Results.Stage stage : results.startedStages()) {
            for (Results.Check check : stage.checks()) {
                xml.writeCharacters("\n  ");
                testCase(stage, check, results, xml);
            }
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void testCase(Results.Stage stage, Results.Check check, Results results, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", stage.folder());
        xml.writeAttribute("name", check.id() + " " + check.title());
        if (!check.isFull()) {
            xml.writeStartElement("failure");
            xml.writeAttribute(
                    "message", readable(FeedbackText.brief(check, results)).replace("\n", LINE_END));
            xml.writeAttribute("type", type(check));
            xml.writeCharacters(readable(FeedbackText.of(check, results)));
            xml.writeEndElement();
        }
        xml.writeEndElement();
    }

    private static String type(Results.Check check) {
        if (check.verdict() == CheckVerdict.PASSED) {
            return "BY_HAND"; // a person took points away
        }
        return check.loss().isEmpty() ? check.verdict().name() : check.loss();
    }

    private static String readable(String text) {
        return text.replaceAll(NOT_IN_XML, "\uFFFD");
    }
}
