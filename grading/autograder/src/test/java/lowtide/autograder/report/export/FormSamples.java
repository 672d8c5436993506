package lowtide.autograder.report.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.Sample;

/** Results for tests of the forms, and the forms' schemas. */
final class FormSamples {

    static final JsonMapper JSON = new JsonMapper();

    private static final JsonSchemaFactory SCHEMA_FACTORY =
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);
    private static final Map<String, JsonSchema> SCHEMAS = new ConcurrentHashMap<>();

    private FormSamples() {}

    /** Results with a grade. */
    static Stream<Results> graded() {
        return Stream.concat(
                Stream.of(
                        Sample.failing("all-right", "All Right", Set.of()),
                        Sample.failing("one", "One", Set.of("2E")),
                        Sample.ofThreeLabs("labs", "Labs", Set.of("1A"), true)),
                Sample.NASTY.stream().flatMap(text -> Stream.of(Sample.full(text), Sample.adjusted("by-hand", text))));
    }

    /** Results with a grade, and some without. */
    static Stream<Results> all() {
        return Stream.concat(graded(), Stream.of(Sample.unfinished("ours")));
    }

    static Set<ValidationMessage> violations(byte[] json, String schema) throws IOException {
        return SCHEMAS.computeIfAbsent(
                        schema, name -> SCHEMA_FACTORY.getSchema(FormSamples.class.getResourceAsStream(name)))
                .validate(JSON.readTree(json));
    }

    static int startedOutOf(Results results) {
        return results.startedLabs().stream().mapToInt(Results.Lab::outOf).sum();
    }

    static int sum(JsonNode json, String field) {
        int sum = 0;
        for (JsonNode test : json.path("tests")) {
            sum += test.path(field).asInt();
        }
        return sum;
    }
}
