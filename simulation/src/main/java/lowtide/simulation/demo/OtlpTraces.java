package lowtide.simulation.demo;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import lowtide.agent.api.telemetry.RecordedAttribute;
import lowtide.agent.api.telemetry.RecordedEvent;
import lowtide.agent.api.telemetry.RecordedSpan;

/**
 * Sends spans to a tool that shows traces, such as Jaeger, by OTLP over HTTP in its JSON encoding.
 *
 * @see <a href="https://opentelemetry.io/docs/specs/otlp/">The OTLP specification</a>
 */
final class OtlpTraces {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final List<String> KINDS = List.of("", "INTERNAL", "SERVER", "CLIENT", "PRODUCER", "CONSUMER");
    private static final List<String> STATUSES = List.of("UNSET", "OK", "ERROR");

    private OtlpTraces() {}

    /**
     * Sends spans of one service.
     *
     * @param endpoint such as {@code http://localhost:4318}
     * @throws IllegalArgumentException if they do not arrive there
     */
    static void send(String endpoint, String service, List<RecordedSpan> spans) {
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(endpoint + "/v1/traces"))
                    .timeout(LIMIT)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body(service, spans))))
                    .build();
            int status = HttpClient.newHttpClient()
                    .send(request, HttpResponse.BodyHandlers.discarding())
                    .statusCode();
            if (status != 200) {
                throw new IllegalArgumentException(endpoint + " answered " + status + ".");
            }
        } catch (IOException unreachable) {
            throw new IllegalArgumentException("Nothing takes traces at " + endpoint + ".");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalArgumentException("Nothing was sent to " + endpoint + ".");
        }
    }

    private static Map<String, Object> body(String service, List<RecordedSpan> spans) {
        Map<String, Object> resource =
                Map.of("attributes", attributes(List.of(new RecordedAttribute("service.name", "STRING", service))));
        Map<String, Object> scope = Map.of(
                "scope",
                Map.of("name", "lowtide"),
                "spans",
                spans.stream().map(OtlpTraces::span).toList());
        return Map.of("resourceSpans", List.of(Map.of("resource", resource, "scopeSpans", List.of(scope))));
    }

    private static Map<String, Object> span(RecordedSpan span) {
        String end = nanos(span.start().plus(span.length()));
        return Map.of(
                "traceId", span.traceId(),
                "spanId", span.id(),
                "parentSpanId", span.isRoot() ? "" : span.parentId(),
                "name", span.name(),
                "kind", KINDS.indexOf(span.kind()),
                "startTimeUnixNano", nanos(span.start()),
                "endTimeUnixNano", end,
                "attributes", attributes(span.attributes()),
                "events", span.events().stream().map(event -> event(event, end)).toList(),
                "status", Map.of("code", STATUSES.indexOf(span.status()), "message", span.statusText()));
    }

    private static Map<String, Object> event(RecordedEvent event, String time) {
        return Map.of("timeUnixNano", time, "name", event.name(), "attributes", attributes(event.attributes()));
    }

    private static List<Map<String, Object>> attributes(List<RecordedAttribute> attributes) {
        return attributes.stream()
                .map(attribute -> Map.of("key", attribute.key(), "value", value(attribute)))
                .toList();
    }

    /** Lists are sent as their text. */
    private static Map<String, Object> value(RecordedAttribute attribute) {
        return switch (attribute.type()) {
            case "LONG" -> Map.of("intValue", attribute.value());
            case "DOUBLE" -> Map.of("doubleValue", Double.valueOf(attribute.value()));
            case "BOOLEAN" -> Map.of("boolValue", Boolean.valueOf(attribute.value()));
            default -> Map.of("stringValue", attribute.value());
        };
    }

    private static String nanos(Instant instant) {
        return String.valueOf(TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano());
    }
}
