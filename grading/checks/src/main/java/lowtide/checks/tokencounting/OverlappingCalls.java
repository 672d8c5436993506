package lowtide.checks.tokencounting;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.Usage;

/** Calls that are answered at the same time, and what Gemini reported for them. */
final class OverlappingCalls {

    /** Stage 2 tests whether users wait for each other; here their calls overlap if the agent lets them. */
    private static final Duration MAYBE_ONE_BY_ONE = Duration.ofMillis(75);

    private final CheckContext<TokenCountingAgent> context;

    OverlappingCalls(CheckContext<TokenCountingAgent> context) {
        this.context = context;
    }

    /** One call for each of these new ids, which may repeat: each user must have used what Gemini reported for them. */
    void areCountedForTheirUsers(List<String> ids, String expected) {
        answeredAtOnce(ids).forEach((id, tokens) -> {
            long used = context.agent().tokensUsed(id);
            if (used != tokens) {
                throw new CheckFailure(
                        "Several calls were made at once. For one user, tokensUsed differed from what Gemini had"
                                + " reported.",
                        "Gemini reported " + tokens + " tokens for " + CheckContext.quoted(id)
                                + "; tokensUsed returned " + used + ".",
                        expected);
            }
        });
    }

    /** What Gemini reported for this question. */
    Usage reportedFor(String question) {
        return context.gemini().exchanges().stream()
                .filter(exchange -> exchange.request().last().text().equals(question))
                .flatMap(exchange -> exchange.usage().stream())
                .findFirst()
                .orElseThrow(() ->
                        new CheckFailure("No answered request carried " + CheckContext.quoted(question) + ".", "one."));
    }

    /** One call for each of these ids, held until all have arrived; returns what Gemini reported for each id. */
    private Map<String, Integer> answeredAtOnce(List<String> ids) {
        Map<String, String> callers = new LinkedHashMap<>();
        ids.forEach(id -> callers.put(context.meal(), id));
        List<Function<TokenCountingAgent, String>> calls = callers.entrySet().stream()
                .<Function<TokenCountingAgent, String>>map(
                        caller -> agent -> agent.chat(caller.getValue(), caller.getKey()))
                .toList();
        List<CompletableFuture<String>> answers;
        try (Gate gate = context.gemini().hold(request -> true)) {
            answers = context.session().together(calls);
            context.patience().arrive(gate, ids.size(), MAYBE_ONE_BY_ONE);
        }
        answers.forEach(answer -> context.patience()
                .await(answer, "Several calls were made at once, and one got no answer.", "an answer for each."));
        Map<String, Integer> reported = new LinkedHashMap<>();
        callers.forEach((meal, id) -> reported.merge(id, reportedFor(meal).total(), Integer::sum));
        return reported;
    }
}
