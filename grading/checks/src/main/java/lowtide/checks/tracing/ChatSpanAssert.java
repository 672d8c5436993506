package lowtide.checks.tracing;

import java.util.Locale;
import lowtide.agent.api.telemetry.RecordedAttribute;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.logging.CallTime;
import lowtide.fakegemini.model.Usage;
import org.assertj.core.api.AbstractAssert;

/** Assertions about the span of an answered request. */
final class ChatSpanAssert extends AbstractAssert<ChatSpanAssert, RecordedSpan> {

    private ChatSpanAssert(RecordedSpan span) {
        super(span, ChatSpanAssert.class);
    }

    static ChatSpanAssert assertThatChatSpan(RecordedSpan span) {
        return new ChatSpanAssert(span);
    }

    ChatSpanAssert hasEnded() {
        if (!actual.ended()) {
            throw new CheckFailure(
                    "A request was answered, and its span had not ended half a second after the call.",
                    "a span that ends with its request.");
        }
        return this;
    }

    /** Lasts as long as its request, by the injected clock or by the wall clock. */
    ChatSpanAssert lasts(CallTime time) {
        double millis = actual.length().toNanos() / 1e6;
        if (!time.allows(millis)) {
            throw new CheckFailure(
                    "The span of a request lasted a time that the call did not take, neither by the injected clock nor by"
                            + " the wall clock.",
                    "It took " + time.describe() + "; the span lasted " + String.format(Locale.ROOT, "%.3f", millis)
                            + " ms.",
                    "a span that starts before its request and ends after the answer.");
        }
        return this;
    }

    ChatSpanAssert isNamed(String name) {
        if (!actual.name().equals(name)) {
            throw new CheckFailure(
                    "The span of a request was named " + CheckContext.quoted(actual.name()) + ".",
                    "the name " + CheckContext.quoted(name) + ": the operation, and the model that was asked for.");
        }
        return this;
    }

    ChatSpanAssert has(String key, String value) {
        RecordedAttribute attribute = attribute(key, value);
        if (!attribute.value().equals(value)) {
            throw differs(attribute, CheckContext.quoted(value) + ".");
        }
        return this;
    }

    /** Has the token counts that Gemini reported. */
    ChatSpanAssert hasUsage(Usage usage) {
        return hasNumber("gen_ai.usage.input_tokens", usage.prompt(), "the prompt's tokens")
                .hasNumber(
                        "gen_ai.usage.output_tokens",
                        usage.candidates() + usage.thoughts(),
                        usage.candidates() + " tokens of the reply and " + usage.thoughts() + " of the thoughts");
    }

    private ChatSpanAssert hasNumber(String key, int number, String what) {
        RecordedAttribute attribute = attribute(key, String.valueOf(number));
        if (!attribute.isNumber()) {
            throw new CheckFailure(
                    "The attribute " + key + " of the span of a request was no number, but of the type "
                            + attribute.type() + ".",
                    "a number, so that it can be added up.");
        }
        if (Double.parseDouble(attribute.value()) != number) {
            throw differs(attribute, number + ": " + what + ".");
        }
        return this;
    }

    private RecordedAttribute attribute(String key, String value) {
        return actual.attribute(key)
                .orElseThrow(() -> new CheckFailure(
                        "The span of a request had no attribute " + key + ".", key + "=" + value + "."));
    }

    private static CheckFailure differs(RecordedAttribute attribute, String expected) {
        return new CheckFailure(
                "The span of a request had the attribute " + attribute.key() + " with the value "
                        + CheckContext.quoted(attribute.value()) + ".",
                expected);
    }
}
