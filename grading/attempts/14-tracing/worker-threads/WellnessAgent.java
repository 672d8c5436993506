package lowtide.tracing;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.logs.Severity;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;

/** Makes requests on threads of its own, which get the context of the turn. */
public final class WellnessAgent {

    private final ChatModel model;
    private final OpenTelemetry telemetry;
    private final Tracer tracer;
    private final LongHistogram tokens;
    private final DoubleHistogram times;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();
    private final Map<String, byte[]> names = new ConcurrentHashMap<>();
    private final ExecutorService workers = Context.taskWrapping(Executors.newCachedThreadPool(task -> {
        Thread worker = new Thread(task, "worker");
        worker.setDaemon(true);
        return worker;
    }));

    public WellnessAgent(ChatModel model, InstantSource clock, OpenTelemetry telemetry) {
        this.model = model;
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracerProvider().get("workers");
        this.tokens = telemetry
                .getMeter("workers")
                .histogramBuilder("gen_ai.client.token.usage")
                .ofLongs()
                .setUnit("{token}")
                .build();
        this.times = telemetry
                .getMeter("workers")
                .histogramBuilder("gen_ai.client.operation.duration")
                .setUnit("s")
                .build();
    }

    public String chat(String userId, String message) {
        return traced(tracer.spanBuilder("invoke_agent wellness").startSpan(), span -> {
            List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
            span.setAttribute("gen_ai.conversation.id", name(userId));
            synchronized (history) {
                List<ChatMessage> turns = new ArrayList<>(history);
                turns.add(UserMessage.from(message));
                ChatResponse response = result(workers.submit(asking(turns)));
                turns.add(response.aiMessage());
                history.clear();
                history.addAll(turns.subList(Math.max(0, turns.size() - 18), turns.size()));
                return response.aiMessage().text();
            }
        });
    }

    public int historySize(String userId) {
        List<ChatMessage> history = histories.getOrDefault(requireValid(userId), List.of());
        synchronized (history) {
            return history.size();
        }
    }

    private Callable<ChatResponse> asking(List<ChatMessage> turns) {
        String name = model.defaultRequestParameters().modelName();
        Attributes common = Attributes.builder()
                .put("gen_ai.operation.name", "chat")
                .put("gen_ai.provider.name", "gcp.gemini")
                .put("gen_ai.request.model", name)
                .build();
        return () -> {
            Span request = tracer.spanBuilder("chat " + name)
                    .setSpanKind(SpanKind.CLIENT)
                    .setAllAttributes(common)
                    .startSpan();
            long begin = System.nanoTime();
            try {
                ChatResponse response = traced(request, span -> answered(model.chat(turns), span, common));
                times.record((System.nanoTime() - begin) / 1_000_000_000.0, common);
                return response;
            } catch (RuntimeException failure) {
                telemetry
                        .getLogsBridge()
                        .get("workers")
                        .logRecordBuilder()
                        .setSeverity(Severity.ERROR)
                        .setEventName("gen_ai.client.operation.exception")
                        .setException(failure)
                        .emit();
                times.record(
                        (System.nanoTime() - begin) / 1_000_000_000.0,
                        common.toBuilder().put("error.type", "_OTHER").build());
                throw failure;
            }
        };
    }

    private ChatResponse answered(ChatResponse response, Span span, Attributes common) {
        long input = response.tokenUsage().inputTokenCount();
        long output = response.tokenUsage().totalTokenCount() - input;
        span.setAttribute("gen_ai.response.model", response.modelName());
        span.setAttribute("gen_ai.usage.input_tokens", input);
        span.setAttribute("gen_ai.usage.output_tokens", output);
        tokens.record(
                input, common.toBuilder().put("gen_ai.token.type", "input").build());
        tokens.record(
                output, common.toBuilder().put("gen_ai.token.type", "output").build());
        return response;
    }

    private interface Work<T> {
        T run(Span span);
    }

    private static <T> T traced(Span span, Work<T> work) {
        try (Scope scope = span.makeCurrent()) {
            return work.run(span);
        } catch (RuntimeException failure) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute("error.type", "_OTHER");
            throw failure;
        } finally {
            span.end();
        }
    }

    private static <T> T result(Future<T> future) {
        try {
            return future.get();
        } catch (ExecutionException failure) {
            throw (RuntimeException) failure.getCause();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private String name(String userId) {
        byte[] name = names.computeIfAbsent(userId, id -> {
            byte[] drawn = new byte[12];
            ThreadLocalRandom.current().nextBytes(drawn);
            return drawn;
        });
        return Base64.getUrlEncoder().encodeToString(name);
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("Please give an id of 1 to 128 characters.");
        }
        return userId;
    }
}
