package lowtide.tracing;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.common.Attributes;
import io.opentelemetry.api.metrics.Meter;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.ReentrantLock;

/** Passes contexts on as arguments, and makes nothing current. */
public final class WellnessAgent {

    private final ChatModel model;
    private final InstantSource clock;
    private final OpenTelemetry telemetry;
    private final Meter meter;
    private final AtomicInteger lastNumber = new AtomicInteger();
    private final ConcurrentMap<String, Person> people = new ConcurrentHashMap<>();

    public WellnessAgent(ChatModel model, InstantSource clock, OpenTelemetry telemetry) {
        this.model = model;
        this.clock = clock;
        this.telemetry = telemetry;
        this.meter = telemetry.meterBuilder("explicit").build();
    }

    public String chat(String userId, String message) {
        Context outside = Context.current();
        Span turn = telemetry
                .getTracer("explicit", "2")
                .spanBuilder("invoke_agent wellness")
                .setParent(outside)
                .startSpan();
        try {
            requireValid(userId);
            Person person = people.computeIfAbsent(userId, id -> new Person(lastNumber.incrementAndGet()));
            turn.setAttribute("gen_ai.conversation.id", "person-" + person.number);
            return person.turn(message, turns -> ask(turns, outside.with(turn)));
        } catch (RuntimeException | Error failure) {
            turn.recordException(failure);
            turn.setStatus(StatusCode.ERROR, "failed");
            turn.setAttribute("error.type", failure.getClass().getName());
            throw failure;
        } finally {
            turn.end();
        }
    }

    public int historySize(String userId) {
        Person person = people.get(requireValid(userId));
        return person == null ? 0 : person.size();
    }

    private ChatResponse ask(List<ChatMessage> turns, Context turn) {
        String name = model.defaultRequestParameters().modelName();
        Instant begin = clock.instant();
        Span span = telemetry
                .getTracer("explicit", "2")
                .spanBuilder("chat " + name)
                .setSpanKind(SpanKind.CLIENT)
                .setParent(turn)
                .setAttribute("gen_ai.operation.name", "chat")
                .setAttribute("gen_ai.provider.name", "gcp.gemini")
                .setAttribute("gen_ai.request.model", name)
                .startSpan();
        try {
            ChatResponse response = model.chat(turns);
            int in = response.tokenUsage().inputTokenCount();
            int out = response.tokenUsage().totalTokenCount() - in;
            span.setAttribute("gen_ai.response.model", response.metadata().modelName());
            span.setAttribute("gen_ai.usage.input_tokens", in);
            span.setAttribute("gen_ai.usage.output_tokens", out);
            measure("gen_ai.client.token.usage", "{token}", in, "gen_ai.token.type", "input");
            measure("gen_ai.client.token.usage", "{token}", out, "gen_ai.token.type", "output");
            measure("gen_ai.client.operation.duration", "s", since(begin), "gen_ai.request.model", name);
            return response;
        } catch (RuntimeException failure) {
            span.setStatus(StatusCode.ERROR);
            span.setAttribute("error.type", "gemini");
            measure("gen_ai.client.operation.duration", "s", since(begin), "error.type", "gemini");
            throw failure;
        } finally {
            span.end();
        }
    }

    private double since(Instant begin) {
        return (clock.millis() - begin.toEpochMilli()) / 1000.0;
    }

    private void measure(String metric, String unit, double value, String key, String text) {
        meter.histogramBuilder(metric)
                .setUnit(unit)
                .build()
                .record(
                        value,
                        Attributes.builder()
                                .put("gen_ai.operation.name", "chat")
                                .put(key, text)
                                .build());
    }

    private static String requireValid(String userId) {
        if (userId == null || userId.isBlank() || userId.length() > 128) {
            throw new IllegalArgumentException("Please give an id of 1 to 128 characters.");
        }
        return userId;
    }

    private interface Question {
        ChatResponse ask(List<ChatMessage> turns);
    }

    private static final class Person {

        private final int number;
        private final ReentrantLock lock = new ReentrantLock();
        private final Deque<ChatMessage> messages = new ArrayDeque<>();

        Person(int number) {
            this.number = number;
        }

        String turn(String message, Question question) {
            lock.lock();
            try {
                List<ChatMessage> turns = new ArrayList<>(messages);
                turns.add(UserMessage.from(message));
                ChatResponse response = question.ask(turns);
                messages.add(turns.get(turns.size() - 1));
                messages.add(response.aiMessage());
                while (messages.size() > 18) {
                    messages.removeFirst();
                }
                return response.aiMessage().text();
            } finally {
                lock.unlock();
            }
        }

        int size() {
            lock.lock();
            try {
                return messages.size();
            } finally {
                lock.unlock();
            }
        }
    }
}
