package lowtide.simulation.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Map;
import lowtide.simulation.report.Comparison;
import lowtide.simulation.report.JsonReport;
import lowtide.simulation.report.TextReport;

/** The answer to the page as JSON: the texts and tables of the text report, and the figures of the JSON report. */
final class AnswerJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private AnswerJson() {}

    static String of(Comparison comparison) {
        ObjectNode json = MAPPER.createObjectNode();
        json.put("title", TextReport.title(comparison.scenario()));
        json.put("model", TextReport.model(comparison.scenario()));
        addRows(json.putArray("table"), TextReport.table(comparison));
        TextReport.distributionTable(comparison).ifPresent(rows -> addRows(json.putArray("distribution"), rows));
        TextReport.notes(comparison).forEach(json.putArray("notes")::add);
        json.putRawValue("report", new RawValue(new JsonReport().of(comparison)));
        return serialized(json);
    }

    private static void addRows(ArrayNode table, List<List<String>> rows) {
        rows.forEach(row -> row.forEach(table.addArray()::add));
    }

    static String of(Map<String, String> errors) {
        ObjectNode json = MAPPER.createObjectNode();
        errors.forEach(json.putObject("errors")::put);
        return serialized(json);
    }

    private static String serialized(ObjectNode json) {
        try {
            return MAPPER.writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
