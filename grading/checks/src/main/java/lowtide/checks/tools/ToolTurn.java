package lowtide.checks.tools;

import static lowtide.checks.dsl.RequestAssert.ordinal;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import lowtide.checks.dsl.CallOutcome;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.ToolDeclaration;

/**
 * One call of {@code chat} as Gemini, the tools and the caller saw it.
 *
 * @param circumstances what Gemini and the tools did, for messages
 * @param plan the calls of tools in each of Gemini's replies
 * @param exchanges of this turn
 * @param executions of this turn, in their order
 */
record ToolTurn(
        String circumstances,
        String question,
        List<List<PlannedCall>> plan,
        List<Exchange> exchanges,
        List<Execution> executions,
        CallOutcome outcome) {

    private static final int MAX_SHOWN = 6;

    /** Fails unless Gemini took every request, and its last reply reached the caller. */
    ToolTurn isAnswered() {
        for (Exchange exchange : exchanges) {
            exchange.refusal().ifPresent(refusal -> {
                throw new CheckFailure(
                        exchange.request(),
                        circumstances + ": Gemini refused " + ordinal(exchanges.indexOf(exchange) + 1)
                                + " request of the turn: \"" + refusal.message().strip() + "\"",
                        "requests that Gemini accepts.");
            });
        }
        if (outcome.failure().isPresent()) {
            throw failed("the caller got " + outcome.inWords() + ".", "an answer.");
        }
        String last = exchanges.isEmpty()
                ? ""
                : exchanges.get(exchanges.size() - 1).replyText().orElse("");
        if (last.isBlank() || !outcome.reply().orElse("").strip().equals(last.strip())) {
            throw failed(
                    "Gemini's last reply was " + CheckContext.quoted(last) + ", and the caller got " + outcome.inWords()
                            + ".",
                    "the text of Gemini's last reply.");
        }
        return this;
    }

    /** Fails unless the turn made so many requests, of which the first so many carried all tools and the others none. */
    ToolTurn hasRequests(int count, int withTools, String expected) {
        for (int i = 0; i < exchanges.size(); i++) {
            List<String> declared = exchanges.get(i).request().tools().stream()
                    .map(ToolDeclaration::name)
                    .sorted()
                    .toList();
            if (!declared.equals(i < withTools ? Tool.ids() : List.of())) {
                throw failed(
                        ordinal(i + 1) + " request of the turn carried "
                                + (declared.isEmpty() ? "no tools" : "the tools " + String.join(", ", declared)) + ".",
                        expected);
            }
        }
        if (exchanges.size() != count) {
            throw failed("the turn made " + exchanges.size() + " requests, not " + count + ".", expected);
        }
        return this;
    }

    /** Fails unless exactly these calls were executed, each once, and every call got its result or an error. */
    ToolTurn executed(List<PlannedCall> calls, String expected) {
        List<PlannedCall> left = new ArrayList<>(calls);
        for (int i = 0; i < executions.size(); i++) {
            Execution execution = executions.get(i);
            if (!execution.planned().map(left::remove).orElse(false)) {
                boolean twice = execution.planned().filter(calls::contains).isPresent();
                throw failed(
                        ordinal(i + 1) + " execution of the turn was " + execution.text()
                                + (twice ? " once more." : "."),
                        expected);
            }
        }
        if (!left.isEmpty()) {
            throw failed(left.get(0) + " was not executed.", expected);
        }
        exchanges.forEach(exchange -> resultsIn(exchange.request(), calls));
        return this;
    }

    private void resultsIn(GeminiRequest request, List<PlannedCall> executed) {
        CallsAndResults sent = CallsAndResults.after(question, request);
        for (int round = 0; round < sent.rounds(); round++) {
            for (int i = 0; i < plan.get(round).size(); i++) {
                PlannedCall call = plan.get(round).get(i);
                Part.FunctionResponse response = sent.result(round, i);
                String text = Json.write(response.response());
                boolean receipt = executed.contains(call) && call.failure().isEmpty();
                if (!response.name().equals(call.tool())
                        || text.contains(call.receipt()) != receipt
                        || !receipt && !text.toLowerCase(Locale.ROOT).contains("error")) {
                    throw new CheckFailure(
                            request,
                            circumstances + ": the result of " + call + " was " + CheckContext.quoted(response.asText())
                                    + ".",
                            receipt
                                    ? "\"" + call.receipt() + "\", which its tool returned, in the place of this call."
                                    : "a text that contains the word \"error\", and that nothing was logged.");
                }
            }
        }
    }

    /** All calls of the plan. */
    List<PlannedCall> calls() {
        return plan.stream().flatMap(List::stream).toList();
    }

    /** As a turn of a conversation, with its first request. */
    Turn asTurn() {
        return new Turn(0, question, exchanges.get(0).request(), outcome.reply().orElseThrow());
    }

    CheckFailure failed(String seen, String expected) {
        return new CheckFailure(circumstances + ": " + seen, story(), expected);
    }

    private String story() {
        String sent = IntStream.range(0, exchanges.size())
                .mapToObj(i ->
                        (i + 1) + " " + (exchanges.get(i).request().tools().isEmpty() ? "without tools" : "with tools"))
                .collect(Collectors.joining(", "));
        String run = executions.stream().limit(MAX_SHOWN).map(Execution::text).collect(Collectors.joining(", "))
                + (executions.size() > MAX_SHOWN ? " and " + (executions.size() - MAX_SHOWN) + " more" : "");
        return "Requests of the turn: " + (sent.isEmpty() ? "none" : sent) + ". Executed: "
                + (run.isEmpty() ? "nothing" : run) + ". "
                + outcome.sentence();
    }
}
