package lowtide.tracing;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.TokenUsage;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.common.AttributesBuilder;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.metrics.LongHistogram;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Talks with many users, and reports each turn in traces and metrics without a word of what was said. Thread-safe. */
public final class WellnessAgent {
    private static final int MAX_MESSAGES = 20;
    private static final int MAX_USER_ID_LENGTH = 128;

    private final ChatModel model;
    private final InstantSource clock;
    private final Tracer tracer;
    private final LongHistogram tokens;
    private final DoubleHistogram durations;
    private final Map<String, List<ChatMessage>> histories = new ConcurrentHashMap<>();
    private final Map<String, UUID> pseudonyms = new ConcurrentHashMap<>(); // drawn, so that nobody can compute them

    public WellnessAgent(ChatModel model, InstantSource clock, OpenTelemetry telemetry) {
        this.model = model;
        this.clock = clock;
        tracer = telemetry.getTracer("lowtide.tracing");
        Meter meter = telemetry.getMeter("lowtide.tracing");
        tokens = meter.histogramBuilder("gen_ai.client.token.usage")
                .ofLongs()
                .setUnit("{token}")
                .build();
        durations = meter.histogramBuilder("gen_ai.client.operation.duration")
                .setUnit("s")
                .build();
    }

    /**
     * Answers one message. Question and reply are stored together, after the call has succeeded.
     *
     * @throws IllegalArgumentException if the user id is null, blank or longer than 128 characters
     */
    public String chat(String userId, String message) {
        Span turn = tracer.spanBuilder("invoke_agent wellness").startSpan();
        try (Scope scope = turn.makeCurrent()) {
            List<ChatMessage> history = histories.computeIfAbsent(requireValid(userId), id -> new ArrayList<>());
            UUID pseudonym = pseudonyms.computeIfAbsent(userId, id -> UUID.randomUUID());
            turn.setAttribute("gen_ai.conversation.id", pseudonym.toString());
            synchronized (history) {
                List<ChatMessage> turns = new ArrayList<>(history);
                turns.add(UserMessage.from(message));
                while (turns.size() > MAX_MESSAGES) {
                    turns.subList(0, 2).clear();
                }
                AiMessage reply = ask(turns).aiMessage();
                turns.add(reply);
                history.clear();
                history.addAll(turns);
                return reply.text();
            }
        } catch (RuntimeException failure) {
            turn.setStatus(StatusCode.ERROR);
            turn.setAttribute("error.type", failure.getClass().getName());
            throw failure;
        } finally {
            turn.end();
        }
    }

    /** Number of messages stored for this user, questions and replies; 0 for an unknown user. */
    public int historySize(String userId) {
        List<ChatMessage> history = histories.getOrDefault(requireValid(userId), List.of());
        synchronized (history) {
            return history.size();
        }
    }

    /** One request to Gemini: a span, and what it cost in time and tokens. */
    private ChatResponse ask(List<ChatMessage> turns) {
        String modelName = model.defaultRequestParameters().modelName();
        AttributesBuilder attributes = Attributes.builder()
                .put("gen_ai.operation.name", "chat")
                .put("gen_ai.provider.name", "gcp.gemini")
                .put("gen_ai.request.model", modelName);
        Span span = tracer.spanBuilder("chat " + modelName)
                .setSpanKind(SpanKind.CLIENT)
                .setAllAttributes(attributes.build())
                .startSpan();
        Instant start = clock.instant();
        try {
            ChatResponse response = model.chat(turns);
            TokenUsage usage = response.tokenUsage();
            int output = usage.totalTokenCount() - usage.inputTokenCount(); // the reply and the thoughts
            span.setAttribute("gen_ai.response.model", response.modelName());
            span.setAttribute("gen_ai.usage.input_tokens", usage.inputTokenCount());
            span.setAttribute("gen_ai.usage.output_tokens", output);
            tokens.record(usage.inputTokenCount(), with("input", attributes));
            tokens.record(output, with("output", attributes));
            return response;
        } catch (RuntimeException failure) {
            span.recordException(failure); // here alone, so that each failure is counted once
            span.setStatus(StatusCode.ERROR);
            attributes.put("error.type", failure.getClass().getName());
            throw failure;
        } finally {
            durations.record(Duration.between(start, clock.instant()).toNanos() / 1e9, attributes.build());
            span.setAllAttributes(attributes.build()).end();
        }
    }

    private static Attributes with(String tokenType, AttributesBuilder attributes) {
        return attributes.build().toBuilder()
                .put("gen_ai.token.type", tokenType)
                .build();
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > MAX_USER_ID_LENGTH) {
            throw new IllegalArgumentException("A user id has 1 to 128 characters and is not blank.");
        }
        return userId;
    }
}
