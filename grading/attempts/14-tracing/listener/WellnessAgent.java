package lowtide.tracing;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.ModelProvider;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.listener.ChatModelErrorContext;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.listener.ChatModelRequestContext;
import dev.langchain4j.model.chat.listener.ChatModelResponseContext;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.request.ChatRequestParameters;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.googleai.GoogleAiGeminiTokenUsage;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.DoubleHistogram;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Scope;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Reports requests in a listener of the model, and turns where they are made. */
public final class WellnessAgent {

    private static final AttributeKey<String> OPERATION = AttributeKey.stringKey("gen_ai.operation.name");
    private static final AttributeKey<String> PROVIDER = AttributeKey.stringKey("gen_ai.provider.name");
    private static final AttributeKey<String> ASKED = AttributeKey.stringKey("gen_ai.request.model");
    private static final AttributeKey<String> ANSWERED = AttributeKey.stringKey("gen_ai.response.model");
    private static final AttributeKey<Long> INPUT = AttributeKey.longKey("gen_ai.usage.input_tokens");
    private static final AttributeKey<Long> OUTPUT = AttributeKey.longKey("gen_ai.usage.output_tokens");
    private static final AttributeKey<String> TYPE = AttributeKey.stringKey("gen_ai.token.type");
    private static final AttributeKey<String> ERROR = AttributeKey.stringKey("error.type");

    private final ChatModel model;
    private final Tracer tracer;
    private final byte[] key = new byte[32];
    private final Map<String, List<ChatMessage>> stored = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, OpenTelemetry telemetry) {
        new SecureRandom().nextBytes(key);
        tracer = telemetry
                .tracerBuilder("wellness")
                .setInstrumentationVersion("1.0")
                .build();
        this.model = new ObservedModel(model, new Observer(telemetry));
    }

    public String chat(String userId, String message) {
        Span span = tracer.spanBuilder("invoke_agent wellness")
                .setSpanKind(SpanKind.INTERNAL)
                .setAttribute("gen_ai.operation.name", "invoke_agent")
                .setAttribute("gen_ai.agent.name", "wellness")
                .startSpan();
        try (Scope ignored = span.makeCurrent()) {
            span.setAttribute("gen_ai.conversation.id", pseudonym(requireValid(userId)));
            String reply = reply(userId, message);
            span.setStatus(StatusCode.OK);
            return reply;
        } catch (Throwable failure) {
            span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            span.setAttribute(ERROR, failure.getClass().getSimpleName());
            throw failure;
        } finally {
            span.end();
        }
    }

    public int historySize(String userId) {
        List<ChatMessage> messages = stored.get(requireValid(userId));
        if (messages == null) {
            return 0;
        }
        synchronized (messages) {
            return messages.size();
        }
    }

    private String reply(String userId, String message) {
        List<ChatMessage> messages = stored.computeIfAbsent(userId, id -> new ArrayList<>());
        synchronized (messages) {
            List<ChatMessage> sent =
                    new ArrayList<>(messages.subList(Math.max(0, messages.size() - 18), messages.size()));
            sent.add(UserMessage.from(message));
            AiMessage reply = model.chat(sent).aiMessage();
            sent.add(reply);
            messages.clear();
            messages.addAll(sent);
            return reply.text();
        }
    }

    private String pseudonym(String userId) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(userId.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("Please give an id of 1 to 128 characters.");
        }
        return userId;
    }

    private record ObservedModel(ChatModel model, ChatModelListener listener) implements ChatModel {

        @Override
        public ChatResponse doChat(ChatRequest request) {
            return model.doChat(request);
        }

        @Override
        public ChatRequestParameters defaultRequestParameters() {
            return model.defaultRequestParameters();
        }

        @Override
        public List<ChatModelListener> listeners() {
            return List.of(listener);
        }

        @Override
        public ModelProvider provider() {
            return model.provider();
        }
    }

    private static final class Observer implements ChatModelListener {

        private final Tracer tracer;
        private final DoubleHistogram tokens;
        private final DoubleHistogram times;

        Observer(OpenTelemetry telemetry) {
            tracer = telemetry.getTracer("wellness.gemini");
            tokens = telemetry
                    .getMeter("wellness.gemini")
                    .histogramBuilder("gen_ai.client.token.usage")
                    .setUnit("{token}")
                    .setDescription("Number of input and output tokens used.")
                    .setExplicitBucketBoundariesAdvice(List.of(1.0, 4.0, 16.0, 64.0, 256.0, 1_024.0, 4_096.0, 16_384.0))
                    .build();
            times = telemetry
                    .getMeter("wellness.gemini")
                    .histogramBuilder("gen_ai.client.operation.duration")
                    .setUnit("s")
                    .setDescription("GenAI operation duration.")
                    .build();
        }

        private record Running(Span span, long start) {}

        @Override
        public void onRequest(ChatModelRequestContext context) {
            Span span = tracer.spanBuilder("chat " + context.chatRequest().modelName())
                    .setSpanKind(SpanKind.CLIENT)
                    .setAllAttributes(common(context.chatRequest()))
                    .startSpan();
            context.attributes().put(Running.class, new Running(span, System.nanoTime()));
        }

        @Override
        public void onResponse(ChatModelResponseContext context) {
            ChatResponse response = context.chatResponse();
            GoogleAiGeminiTokenUsage usage = (GoogleAiGeminiTokenUsage) response.tokenUsage();
            long input = usage.inputTokenCount();
            long output = Objects.requireNonNullElse(usage.outputTokenCount(), 0)
                    + Objects.requireNonNullElse(usage.thoughtsTokenCount(), 0);
            Running running = (Running) context.attributes().get(Running.class);
            running.span.setAttribute(ANSWERED, response.modelName());
            running.span.setAttribute("gen_ai.response.id", response.id());
            running.span.setAttribute(INPUT, input);
            running.span.setAttribute(OUTPUT, output);
            Attributes common = common(context.chatRequest());
            tokens.record(input, common.toBuilder().put(TYPE, "input").build());
            tokens.record(output, common.toBuilder().put(TYPE, "output").build());
            end(running, common.toBuilder().put(ANSWERED, response.modelName()).build());
        }

        @Override
        public void onError(ChatModelErrorContext context) {
            Running running = (Running) context.attributes().get(Running.class);
            String type = context.error().getClass().getCanonicalName();
            running.span.recordException(context.error());
            running.span.setStatus(StatusCode.ERROR);
            running.span.setAttribute(ERROR, type);
            end(
                    running,
                    common(context.chatRequest()).toBuilder().put(ERROR, type).build());
        }

        private void end(Running running, Attributes attributes) {
            times.record((System.nanoTime() - running.start) / 1e9, attributes);
            running.span.end();
        }

        private static Attributes common(ChatRequest request) {
            return Attributes.of(OPERATION, "chat", PROVIDER, "gcp.gemini", ASKED, request.modelName());
        }
    }
}
