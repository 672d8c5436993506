package lowtide.checks.tracing;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.agent.api.telemetry.MetricPoint;
import lowtide.agent.api.telemetry.RecordedAttribute;
import lowtide.agent.api.telemetry.RecordedLog;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Fault;
import lowtide.checks.logging.PrivateWord;
import lowtide.fakegemini.Replies;

/** What people say, and who they are, in telemetry. */
final class PrivateData {

    private static final int TURNS = 3;
    private static final int TOO_LONG = 129; // UTF-16 units of an id

    private final CheckContext<TracingAgent> context;
    private final PrivateWord said;
    private final PrivateWord told;
    private final PrivateWord id;

    PrivateData(CheckContext<TracingAgent> context) {
        this.context = context;
        this.said = PrivateWord.random(context.random());
        this.told = PrivateWord.random(context.random());
        this.id = PrivateWord.random(context.random());
    }

    /** Makes calls of all kinds, and fails if a part of a message, a reply or an id is in what is reported. */
    void areNotReported() {
        String user = id.word() + " " + id.word();
        for (int i = 0; i < TURNS; i++) {
            String question = said.word() + " was lunch " + i + ", with " + said.word();
            context.gemini().enqueue(Replies.text(told.word() + " is noted, and " + told.word() + " too."));
            context.turn(question, agent -> agent.chat(user, question));
        }
        String message = said.word() + " again, and " + said.word();
        for (Fault fault : Fault.all()) {
            context.gemini().enqueue(fault.reply());
            context.attempt(agent -> agent.chat(user, message));
        }
        context.attempt(agent -> agent.chat((id.word() + " ").repeat(TOO_LONG), message));
        context.attempt(agent -> agent.chat("", message));
        context.attempt(agent -> agent.historySize(user));
        context.attempt(agent -> agent.historySize((id.word() + " ").repeat(TOO_LONG)));
        pieces(new TelemetryLog(context).read()).forEach(this::holdsNothingPrivate);
    }

    private void holdsNothingPrivate(Piece piece) {
        Map.of("a message", said, "a reply", told, "a user's id", id).forEach((what, word) -> {
            if (word.isIn(piece.text())) {
                throw new CheckFailure(
                        PrivateWord.TELLTALE_LETTERS + " letters of " + what + ", plain, backwards or encoded, were in "
                                + piece.place() + ".",
                        "It was " + CheckContext.quoted(piece.text()) + ".",
                        "no part of a message, a reply or an id in any name, attribute, event or status.");
            }
        });
    }

    private static Stream<Piece> pieces(Reported reported) {
        return Stream.of(
                        reported.spans().stream().flatMap(PrivateData::pieces),
                        reported.points().stream().flatMap(PrivateData::pieces),
                        reported.logs().stream().flatMap(PrivateData::pieces))
                .flatMap(pieces -> pieces);
    }

    private static Stream<Piece> pieces(RecordedSpan span) {
        String where = "a span of kind " + span.kind();
        return Stream.of(
                        Stream.of(new Piece("the name of " + where, span.name())),
                        Stream.of(new Piece("the status of " + where, span.statusText())),
                        pieces(span.attributes(), where),
                        span.events().stream()
                                .map(event -> new Piece("the name of an event of " + where, event.name())),
                        span.events().stream().flatMap(event -> pieces(event.attributes(), "an event of " + where)),
                        span.rest().stream().map(text -> new Piece("the scope or a link of " + where, text)))
                .flatMap(pieces -> pieces);
    }

    private static Stream<Piece> pieces(MetricPoint point) {
        return Stream.of(
                        Stream.of(new Piece("the name of a metric", point.metric())),
                        Stream.of(new Piece("the unit of a metric", point.unit())),
                        pieces(point.attributes(), "a metric"),
                        point.rest().stream().map(text -> new Piece("the scope or the description of a metric", text)))
                .flatMap(pieces -> pieces);
    }

    private static Stream<Piece> pieces(RecordedLog record) {
        return Stream.of(
                        Stream.of(new Piece("the name of a log record", record.eventName())),
                        Stream.of(new Piece("the body of a log record", record.body())),
                        pieces(record.attributes(), "a log record"),
                        record.rest().stream()
                                .map(text -> new Piece("the scope or the severity of a log record", text)))
                .flatMap(pieces -> pieces);
    }

    private static Stream<Piece> pieces(List<RecordedAttribute> attributes, String where) {
        return attributes.stream()
                .map(attribute -> new Piece(
                        "the attribute " + CheckContext.quoted(attribute.key()) + " of " + where,
                        attribute.key() + "=" + attribute.value()));
    }

    /**
     * A text that was reported.
     *
     * @param place for messages
     */
    private record Piece(String place, String text) {}
}
