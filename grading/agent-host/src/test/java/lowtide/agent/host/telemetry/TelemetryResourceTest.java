package lowtide.agent.host.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.langchain4j.http.client.HttpClientBuilderLoader;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.api.frame.Parameter;
import lowtide.agent.api.frame.TypeName;
import lowtide.agent.api.frame.ValueCodec;
import lowtide.agent.api.telemetry.MetricPoint;
import lowtide.agent.api.telemetry.RecordedAttribute;
import lowtide.agent.api.telemetry.RecordedEvent;
import lowtide.agent.api.telemetry.RecordedLog;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.agent.api.telemetry.RecordedTelemetry;
import lowtide.agent.host.resource.AgentClock;
import lowtide.agent.host.resource.ResourceContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TelemetryResourceTest {

    private final TelemetryResource resource = new TelemetryResource(context());
    private final OpenTelemetry telemetry = resource.open();
    private final Tracer tracer = telemetry.getTracer("test");

    @AfterEach
    void close() {
        resource.close();
    }

    @Test
    void aSpanIsRecordedWithItsParentAndAllThatIsSaidAboutIt() {
        Span turn = tracer.spanBuilder("turn").startSpan();
        try (Scope scope = turn.makeCurrent()) {
            tracer.spanBuilder("request")
                    .setSpanKind(SpanKind.CLIENT)
                    .startSpan()
                    .setAttribute("tokens", 7)
                    .setAttribute("model", "gemini")
                    .addEvent("asked", Attributes.builder().put("at", true).build())
                    .setStatus(StatusCode.ERROR, "failed")
                    .end();
        }
        turn.end();

        List<RecordedSpan> spans = drained().spans();
        assertThat(spans).extracting(RecordedSpan::name).containsExactly("request", "turn");
        RecordedSpan request = spans.get(0);
        assertThat(request.isChildOf(spans.get(1))).isTrue();
        assertThat(spans.get(1).isRoot()).isTrue();
        assertThat(request.kind()).isEqualTo("CLIENT");
        assertThat(request.status() + " " + request.statusText()).isEqualTo("ERROR failed");
        assertThat(request.attributes())
                .containsExactlyInAnyOrder(
                        new RecordedAttribute("tokens", "LONG", "7"),
                        new RecordedAttribute("model", "STRING", "gemini"));
        assertThat(request.events())
                .containsExactly(new RecordedEvent("asked", List.of(new RecordedAttribute("at", "BOOLEAN", "true"))));
    }

    @Test
    void aSpanThatHasNotEndedIsReadUntilItEnds() {
        Span span = tracer.spanBuilder("slow").startSpan();

        assertThat(drained().spans()).extracting(RecordedSpan::ended).containsExactly(false);
        assertThat(drained().spans()).extracting(RecordedSpan::ended).containsExactly(false);
        span.end();
        assertThat(drained().spans()).extracting(RecordedSpan::ended).containsExactly(true);
        assertThat(drained().spans()).isEmpty();
    }

    @Test
    void aSpanIsAsLongAsItSaysItself() {
        Instant start = Instant.parse("2026-03-02T08:00:00Z");
        tracer.spanBuilder("told").setStartTimestamp(start).startSpan().end(start.plusMillis(1_500));

        assertThat(drained().spans())
                .extracting(RecordedSpan::start, RecordedSpan::length)
                .containsExactly(tuple(start, Duration.ofMillis(1_500)));
    }

    @Test
    void measurementsAreThoseSinceTheLastTime() {
        LongHistogram tokens = telemetry
                .getMeter("test")
                .histogramBuilder("tokens")
                .ofLongs()
                .setUnit("{token}")
                .build();
        tokens.record(3, Attributes.builder().put("type", "input").build());
        tokens.record(4, Attributes.builder().put("type", "input").build());
        telemetry.getMeter("test").counterBuilder("calls").build().add(2);

        assertThat(drained().points())
                .extracting(
                        MetricPoint::metric, MetricPoint::unit, MetricPoint::type, MetricPoint::count, MetricPoint::sum)
                .containsExactlyInAnyOrder(
                        tuple("tokens", "{token}", "HISTOGRAM", 2L, 7.0), tuple("calls", "", "LONG_SUM", 1L, 2.0));
        tokens.record(5, Attributes.empty());
        assertThat(drained().points()).extracting(MetricPoint::sum).containsExactly(5.0);
    }

    @Test
    void aLogRecordIsKeptWithItsException() {
        telemetry
                .getLogsBridge()
                .get("test")
                .logRecordBuilder()
                .setBody("no answer")
                .setException(new IllegalStateException("overloaded"))
                .emit();

        List<RecordedLog> logs = drained().logs();
        assertThat(logs).extracting(RecordedLog::body).containsExactly("no answer");
        assertThat(logs.get(0).attributes())
                .contains(new RecordedAttribute("exception.type", "STRING", IllegalStateException.class.getName()));
    }

    @Test
    void callsAreMadeWithinASpanOfTheCallerIfItHasOne() {
        resource.tell(ValueCodec.encode("POST /chat"));
        Object outer = resource.around(() -> Span.current().getSpanContext().getSpanId())
                .get();
        resource.tell(ValueCodec.encode(""));
        Object none =
                resource.around(() -> Span.current().getSpanContext().isValid()).get();

        assertThat(none).isEqualTo(false);
        assertThat(drained().spans())
                .extracting(RecordedSpan::name, RecordedSpan::kind, RecordedSpan::id)
                .containsExactly(tuple("POST /chat", "SERVER", outer));
    }

    @Test
    void whatIsTooMuchIsCutAndLaterTelemetryIsKept() {
        String megabyte = "x".repeat(1 << 20);
        for (int i = 0; i < 10; i++) {
            tracer.spanBuilder(megabyte).startSpan().end();
        }

        RecordedTelemetry flood = drained();
        assertThat(flood.cut()).isTrue();
        assertThat(flood.spans()).hasSizeLessThan(10);
        tracer.spanBuilder("later").startSpan().end();
        assertThat(drained().spans()).extracting(RecordedSpan::name).containsExactly("later");
    }

    @Test
    void anAgentCanNeitherCloseTheSdkNorLeaveItToTheNextAgent() {
        assertThat(telemetry).isNotInstanceOf(AutoCloseable.class);
        assertThat(telemetry.getTracerProvider()).isNotInstanceOf(SdkTracerProvider.class);
        TelemetryResource previous = new TelemetryResource(context());
        GlobalOpenTelemetry.set(previous.open());

        previous.close();

        assertThat(GlobalOpenTelemetry.isSet()).isFalse();
    }

    private RecordedTelemetry drained() {
        List<RecordedTelemetry> drained = resource.drain();
        assertThat(drained).hasSize(1);
        return ValueCodec.decode(ValueCodec.encode(drained.get(0)), RecordedTelemetry.class);
    }

    private ResourceContext context() {
        TypeName type = new TypeName(OpenTelemetry.class.getName());
        return new ResourceContext(
                new AgentSpec("lowtide.x.Agent", List.of(), List.of(), Instant.EPOCH, Map.of()),
                new Parameter("telemetry", type),
                type.resolve(getClass().getClassLoader()),
                new AgentClock(Instant.EPOCH),
                HttpClientBuilderLoader::loadHttpClientBuilder,
                arguments -> arguments.get(0));
    }
}
