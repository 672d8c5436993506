package lowtide.checks.tracing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import lowtide.agent.api.telemetry.RecordedSpan;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.Replies;

/** The spans of turns: their parents, and the pseudonyms of their users. */
final class TurnSpans {

    private static final int AT_ONCE = 8;
    private static final int THREADS = 3; // which make calls in turns
    private static final String CALLER = "POST /chat";

    private final CheckContext<TracingAgent> context;
    private final TelemetryLog log;
    private final Map<String, String> pseudonyms = new LinkedHashMap<>();

    TurnSpans(CheckContext<TracingAgent> context) {
        this.context = context;
        this.log = new TelemetryLog(context);
    }

    /** Fails unless each turn is the root of its trace, and each user has a pseudonym. */
    void areRootsWithPseudonyms() {
        List<String> users = similarIds().toList();
        for (int round = 1; round <= 2; round++) {
            for (String user : users) {
                hasItsPseudonym(user, answered(user).isRoot("After other calls,"));
            }
        }
    }

    /** Fails if a call that failed is still current on its thread. */
    void endWithFailedCalls() {
        String user = context.word();
        for (Fault fault : Fault.all()) {
            context.gemini().enqueue(fault.reply());
            context.attempt(agent -> agent.chat(user, context.meal()));
        }
        UserIds.invalid(context.random())
                .forEach(invalid -> context.attempt(agent -> agent.chat(invalid.id(), context.meal())));
        log.read();
        for (int i = 0; i < THREADS; i++) {
            hasItsPseudonym(user, answered(user).isRoot("After calls that failed,"));
        }
    }

    /** Fails unless the span of a caller is the parent of the span of the turn, as long as the caller has one. */
    void belongToTheCaller() {
        log.callWithin(CALLER);
        String user = context.word();
        for (int i = 0; i < THREADS; i++) {
            Reported reported = chat(user);
            areChildrenOfTheirCallers(
                    List.of(TracedTurn.of(reported.onlyClient("A call"), reported)), callers(reported));
        }
        Map<String, String> users = new LinkedHashMap<>();
        Reported together = together(users);
        areChildrenOfTheirCallers(turns(users, together), callers(together));
        log.callWithin("");
        for (int i = 0; i < THREADS; i++) {
            answered(user).isRoot("After calls within spans of their caller,");
        }
    }

    /** Fails unless each request of calls that overlap belongs to the turn of its own user. */
    void areNotMixedUp() {
        Map<String, String> users = new LinkedHashMap<>();
        Reported reported = together(users);
        List<TracedTurn> turns = turns(users, reported);
        int i = 0;
        for (String version : users.keySet()) {
            hasItsPseudonym(users.get(version), turns.get(i++).isRoot("When " + AT_ONCE + " users called at once,"));
        }
    }

    private Reported chat(String user) {
        String question = context.meal();
        context.turn(question, agent -> agent.chat(user, question));
        Reported reported = log.read();
        reported.onlyTurn("A call");
        return reported;
    }

    private TracedTurn answered(String user) {
        Reported reported = chat(user);
        return TracedTurn.of(reported.onlyClient("A call"), reported);
    }

    /**
     * Calls of several users whose requests are all at Gemini at the same time.
     *
     * @param users gets the user for each version of the model by which the request of a user is answered
     */
    private Reported together(Map<String, String> users) {
        List<Function<TracingAgent, String>> calls = Stream.generate(context::word)
                .limit(AT_ONCE)
                .<Function<TracingAgent, String>>map(user -> {
                    String question = context.meal();
                    String version = "gemini-served-" + users.size() + "-"
                            + context.random().nextInt(1_000);
                    users.put(version, user);
                    context.gemini()
                            .when(
                                    request -> request.last().text().equals(question),
                                    Replies.servedBy(version, Replies.answer()));
                    return agent -> agent.chat(user, question);
                })
                .toList();
        log.read();
        List<CompletableFuture<String>> answers;
        try (Gate gate = context.gemini().hold(request -> true)) {
            answers = context.session().together(calls);
            context.patience()
                    .awaitArrivals(
                            gate,
                            AT_ONCE,
                            AT_ONCE + " users called at once, but not all of their calls reached Gemini.",
                            "a request for every call, at the same time.");
        }
        answers.forEach(answer -> context.patience()
                .await(answer, "A call was never answered.", "an answer for every user once Gemini replies."));
        return log.read();
    }

    /** The turns of these users, in their order. */
    private static List<TracedTurn> turns(Map<String, String> users, Reported reported) {
        List<TracedTurn> turns = users.keySet().stream()
                .map(version -> reported.clients().stream()
                        .filter(span -> span.attribute("gen_ai.response.model")
                                .filter(attribute -> attribute.value().equals(version))
                                .isPresent())
                        .findFirst()
                        .orElseThrow(() -> new CheckFailure(
                                AT_ONCE + " users called at once, and for a request of one of them there was no CLIENT"
                                        + " span with the model that answered it.",
                                "one span for each request.")))
                .map(span -> TracedTurn.of(span, reported))
                .toList();
        long different = turns.stream().map(turn -> turn.turn().id()).distinct().count();
        if (different < AT_ONCE || reported.turns().size() != AT_ONCE) {
            throw new CheckFailure(
                    AT_ONCE + " users called at once. Their requests belonged to " + different
                            + (different == 1 ? " turn" : " turns") + " of the "
                            + reported.turns().size()
                            + " that were reported.",
                    "one turn for each call.");
        }
        return turns;
    }

    private static List<RecordedSpan> callers(Reported reported) {
        return reported.spans().stream()
                .filter(span -> span.kind().equals("SERVER") && span.name().equals(CALLER))
                .toList();
    }

    private static void areChildrenOfTheirCallers(List<TracedTurn> turns, List<RecordedSpan> callers) {
        Set<String> parents = turns.stream()
                .map(TracedTurn::turn)
                .filter(turn -> callers.stream().anyMatch(turn::isChildOf))
                .map(RecordedSpan::parentId)
                .collect(Collectors.toSet());
        if (parents.size() < turns.size()) {
            throw new CheckFailure(
                    "Of " + turns.size() + (turns.size() == 1 ? " call" : " calls at once")
                            + " that a caller made within a span of its own, " + (turns.size() - parents.size())
                            + " had a turn whose parent was not that span.",
                    "the span that is current when the agent is called is the parent of the turn's.");
        }
    }

    private void hasItsPseudonym(String user, TracedTurn turn) {
        String pseudonym = turn.pseudonymOf(user);
        String before = pseudonyms.putIfAbsent(user, pseudonym);
        if (before != null && !before.equals(pseudonym)) {
            throw new CheckFailure(
                    "A turn of one user had another gen_ai.conversation.id than the turn before it.",
                    "the same one for each turn of a user, also when users call at once.");
        }
        pseudonyms.forEach((other, otherPseudonym) -> {
            if (!other.equals(user) && otherPseudonym.equals(pseudonym)) {
                throw new CheckFailure(
                        "Turns of the users " + CheckContext.quoted(user) + " and " + CheckContext.quoted(other)
                                + " had the same gen_ai.conversation.id.",
                        "another one for each user.");
            }
        });
    }

    /** Ids that a shortened or normalized pseudonym confuses with each other. */
    private Stream<String> similarIds() {
        String word = context.word();
        String anagram = new StringBuilder(word).reverse().toString();
        String filling = "u".repeat(100);
        return Stream.of(
                        UserIds.lookalikes(word).stream(),
                        UserIds.colliding(word).stream(),
                        Stream.of(anagram, word + filling, anagram + filling, filling + word, filling + anagram))
                .flatMap(ids -> ids);
    }
}
