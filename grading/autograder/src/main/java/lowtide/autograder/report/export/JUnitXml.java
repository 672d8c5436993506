package lowtide.autograder.report.export;

import java.io.ByteArrayOutputStream;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import lowtide.autograder.report.Results;
import lowtide.course.CheckVerdict;

/**
 * Results as a JUnit report with one test case a check, as Artemis reads it: Artemis identifies test cases by name, ignores
 * the name of a single suite, shows the text of a failure as feedback, and does not count skipped tests. So a check that was
 * not reached is a failure here, and a check that the kit failed to judge is skipped.
 *
 * @see <a href="https://github.com/ls1intum/Artemis/blob/develop/src/main/java/de/tum/cit/aet/artemis/buildagent/service/parser/TestResultXmlParser.java">Artemis's parser</a>
 */
public final class JUnitXml {

    private static final String NOT_IN_XML = "[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]";

    private JUnitXml() {}

    /** The content of the file, without durations, which differ from run to run. */
    public static byte[] bytes(Results results) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, "UTF-8");
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            suite(results, xml);
            xml.writeCharacters("\n");
            xml.writeEndDocument();
            xml.close();
            return bytes.toByteArray();
        } catch (XMLStreamException impossible) {
            throw new IllegalStateException(impossible); // writing into memory does not fail
        }
    }

    private static void suite(Results results, XMLStreamWriter xml) throws XMLStreamException {
        xml.writeStartElement("testsuite");
        xml.writeAttribute("name", "Low Tide");
        xml.writeAttribute(
                "tests",
                String.valueOf(results.startedStages().stream()
                        .mapToLong(stage -> stage.checks().size())
                        .sum()));
        xml.writeAttribute("failures", count(results, CheckVerdict.FAILED, CheckVerdict.NOT_REACHED));
        xml.writeAttribute("errors", "0");
        xml.writeAttribute("skipped", count(results, CheckVerdict.KIT_ERROR));
        for (Results.Stage stage : results.startedStages()) {
            for (Results.Check check : stage.checks()) {
                xml.writeCharacters("\n  ");
                testCase(stage, check, xml);
            }
        }
        xml.writeCharacters("\n");
        xml.writeEndElement();
    }

    private static void testCase(Results.Stage stage, Results.Check check, XMLStreamWriter xml)
            throws XMLStreamException {
        xml.writeStartElement("testcase");
        xml.writeAttribute("classname", stage.folder());
        xml.writeAttribute("name", check.id() + " " + check.title());
        switch (check.verdict()) {
            case PASSED -> {}
            case KIT_ERROR -> xml.writeEmptyElement("skipped");
            case FAILED, NOT_REACHED -> {
                xml.writeStartElement("failure");
                xml.writeAttribute(
                        "type", check.loss().isEmpty() ? check.verdict().name() : check.loss());
                xml.writeCharacters(FeedbackText.of(check).replaceAll(NOT_IN_XML, "\uFFFD"));
                xml.writeEndElement();
            }
        }
        xml.writeEndElement();
    }

    private static String count(Results results, CheckVerdict... verdicts) {
        return String.valueOf(results.startedStages().stream()
                .flatMap(stage -> stage.checks().stream())
                .filter(check -> List.of(verdicts).contains(check.verdict()))
                .count());
    }
}
