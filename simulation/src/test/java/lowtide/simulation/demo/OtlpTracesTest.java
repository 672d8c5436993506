package lowtide.simulation.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import lowtide.agent.api.telemetry.RecordedAttribute;
import lowtide.agent.api.telemetry.RecordedEvent;
import lowtide.agent.api.telemetry.RecordedSpan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class OtlpTracesTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final Instant START = Instant.parse("2026-03-02T08:00:00.000000001Z");

    private final BlockingQueue<JsonNode> received = new LinkedBlockingQueue<>();
    private HttpServer receiver;

    @BeforeEach
    void start() throws IOException {
        receiver = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        receiver.createContext("/v1/traces", exchange -> {
            boolean isJson =
                    exchange.getRequestHeaders().getFirst("Content-Type").equals("application/json");
            received.add(new JsonMapper().readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(isJson ? 200 : 415, -1);
            exchange.close();
        });
        receiver.start();
    }

    @AfterEach
    void stop() {
        receiver.stop(0);
    }

    @Test
    void aSpanArrivesAsTheSpecificationSays() throws IOException {
        OtlpTraces.send(url(), "agent", List.of(span("b7ad6b7169203331", "00f067aa0ba902b7", "CLIENT", "ERROR")));

        JsonNode body = received.remove().path("resourceSpans").path(0);
        assertThat(body.at("/resource/attributes/0")).isEqualTo(json("""
                {"key": "service.name", "value": {"stringValue": "agent"}}"""));
        assertThat(body.at("/scopeSpans/0/spans")).isEqualTo(json("""
                [{"traceId": "0af7651916cd43dd8448eb211c80319c", "spanId": "b7ad6b7169203331",
                  "parentSpanId": "00f067aa0ba902b7", "name": "chat gemini", "kind": 3,
                  "startTimeUnixNano": "1772438400000000001", "endTimeUnixNano": "1772438401500000001",
                  "attributes": [{"key": "tokens", "value": {"intValue": "7"}},
                                 {"key": "cached", "value": {"boolValue": true}}],
                  "events": [{"timeUnixNano": "1772438401500000001", "name": "exception",
                              "attributes": [{"key": "exception.type", "value": {"stringValue": "E"}}]}],
                  "status": {"code": 2, "message": "failed"}}]"""));
    }

    @Test
    void aRootHasNoParent() {
        OtlpTraces.send(url(), "agent", List.of(span("b7ad6b7169203331", "0".repeat(16), "INTERNAL", "UNSET")));

        JsonNode span = received.remove().at("/resourceSpans/0/scopeSpans/0/spans/0");
        assertThat(span.path("parentSpanId").asText()).isEmpty();
        assertThat(span.path("kind").asInt()).isOne();
        assertThat(span.at("/status/code").asInt()).isZero();
    }

    @Test
    void aReceiverThatIsNotThereOrRefusesIsNamed() {
        assertThatThrownBy(() -> OtlpTraces.send(url() + "/elsewhere", "agent", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("answered 404");
        String url = url();
        receiver.stop(0);
        assertThatThrownBy(() -> OtlpTraces.send(url, "agent", List.of()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Nothing takes traces at " + url + ".");
    }

    private String url() {
        return "http://127.0.0.1:" + receiver.getAddress().getPort();
    }

    private static RecordedSpan span(String id, String parent, String kind, String status) {
        return new RecordedSpan(
                TRACE,
                id,
                parent,
                "chat gemini",
                kind,
                true,
                START,
                Duration.ofMillis(1_500),
                status,
                "failed",
                List.of(
                        new RecordedAttribute("tokens", "LONG", "7"),
                        new RecordedAttribute("cached", "BOOLEAN", "true")),
                List.of(new RecordedEvent(
                        "exception", List.of(new RecordedAttribute("exception.type", "STRING", "E")))),
                List.of());
    }

    private static JsonNode json(String text) throws IOException {
        return new JsonMapper().readTree(text);
    }
}
