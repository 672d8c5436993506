package lowtide.checks.tracing;

import java.util.List;
import java.util.stream.Stream;
import lowtide.agent.api.telemetry.RecordedAttribute;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.values.UserIds;

/** Calls that fail, and what their spans say. */
final class FailedTurns {

    private static final String ERROR_TYPE = "error.type";

    private final CheckContext<TracingAgent> context;
    private final TelemetryLog log;

    FailedTurns(CheckContext<TracingAgent> context) {
        this.context = context;
        this.log = new TelemetryLog(context);
    }

    /** Fails unless a call that Gemini does not answer is an error of its request and its turn, recorded once. */
    void areErrors(Fault fault) {
        String call = "A call that failed with " + fault.name();
        String user = context.word();
        context.gemini().enqueue(fault.reply());
        context.refusal(call, agent -> agent.chat(user, context.meal()));
        Reported reported = log.read().hasEnded(call);
        isError(reported.onlyClient(call), "the span of its request");
        isError(reported.onlyTurn(call), "the span of its turn");
        isRecordedOnce(call, reported);
    }

    /** Fails if an answered call is an error, such as that of a call before it. */
    void areNoErrorsIfAnswered() {
        String user = context.word();
        String question = context.meal();
        context.turn(question, agent -> agent.chat(user, question));
        Reported reported = log.read().hasEnded("An answered call");
        Stream.of(reported.onlyClient("An answered call"), reported.onlyTurn("An answered call"))
                .filter(span -> span.status().equals("ERROR"))
                .findFirst()
                .ifPresent(span -> {
                    throw new CheckFailure(
                            "A call was answered, and its span " + Reported.inWords(span) + " had the status ERROR.",
                            "ERROR for what failed only.");
                });
    }

    /** Fails unless a call with an id that is refused is an error of its turn, and no request. */
    void areErrorsIfRefused(UserIds.Named invalid) {
        String call = "A call with " + invalid.name();
        context.refusal(call, agent -> agent.chat(invalid.id(), context.meal()));
        Reported reported = log.read().hasEnded(call);
        if (!reported.clients().isEmpty()) {
            throw new CheckFailure(
                    call + " was refused, and a CLIENT span was reported.", "no span of a request that was not made.");
        }
        isError(reported.onlyTurn(call), "the span of its turn, which was refused with " + invalid.name() + ",");
    }

    /** Fails if a span has not ended after a call with a message that LangChain4j does not take. */
    void endWithoutAMessage() {
        String user = context.word();
        context.attempt(agent -> agent.chat(user, null));
        log.read().hasEnded("A call with the message null");
    }

    private static void isError(RecordedSpan span, String which) {
        if (!span.status().equals("ERROR")) {
            throw new CheckFailure("A call failed, and " + which + " had the status " + span.status() + ".", "ERROR.");
        }
        String type = span.attribute(ERROR_TYPE).map(RecordedAttribute::value).orElse("");
        if (type.isBlank()) {
            throw new CheckFailure(
                    "A call failed, and " + which + " had no attribute " + ERROR_TYPE + ".",
                    "what failed, such as the name of the exception's class.");
        }
    }

    private static void isRecordedOnce(String call, Reported reported) {
        long events = reported.spans().stream()
                .flatMap(span -> span.events().stream())
                .filter(event -> event.name().equals("exception"))
                .filter(event -> hasType(event.attributes()))
                .count();
        long records = reported.logs().stream()
                .filter(record -> hasType(record.attributes()))
                .count();
        if (events + records != 1) {
            throw new CheckFailure(
                    call + " had " + events + " span events named exception with an exception.type, and " + records
                            + " log records with one.",
                    "one of them: a failure that is recorded twice is counted twice.");
        }
    }

    private static boolean hasType(List<RecordedAttribute> attributes) {
        return attributes.stream()
                .anyMatch(attribute -> attribute.key().equals("exception.type")
                        && !attribute.value().isBlank());
    }
}
