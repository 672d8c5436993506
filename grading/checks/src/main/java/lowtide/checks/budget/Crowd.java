package lowtide.checks.budget;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Gate;

/** Many users who call at once, with money for ten. */
final class Crowd {

    private static final int USERS = 64;
    private static final BigDecimal ROOM = new BigDecimal("10.5"); // calls
    private static final int FEWEST = 9;
    private static final int UNITS = 90;

    private final CheckContext<BudgetAgent> context;
    private final PaidCalls calls;
    private final Map<String, String> users = new LinkedHashMap<>(); // by their questions
    private final Set<String> settled = ConcurrentHashMap.newKeySet(); // questions that were sent or whose call ended
    private final CompletableFuture<Void> allSettled = new CompletableFuture<>();

    Crowd(CheckContext<BudgetAgent> context) {
        this.context = context;
        this.calls = new PaidCalls(context);
    }

    void spendsNoMoreThanThereIs() {
        calls.newAgent(PaidCalls.AMPLE);
        BigDecimal worst = calls.call(context.word(), calls.question(UNITS), calls.cheap())
                .isAnswered("Before the first call,")
                .worstCase();
        calls.newAgent(worst.multiply(ROOM));
        for (int i = 0; i < USERS; i++) {
            users.put(calls.question(UNITS), context.word());
        }
        int before = context.gemini().exchanges().size();
        context.gemini().always(calls.cheap());
        List<CompletableFuture<String>> answers;
        try (Gate gate = context.gemini().hold(request -> settle(request.last().text()))) {
            answers = started();
            context.patience().await(allSettled, this::neitherSentNorRefused);
            whatWasSentFits(context.gemini().exchanges().stream().skip(before).toList());
        }
        answers.forEach(answer -> context.patience()
                .await(
                        ended(answer),
                        USERS + " users called at once, and one call did not end.",
                        "an answer or a BudgetExceededException."));
        context.gemini().exchanges().stream().skip(before).forEach(this::book);
        calls.areBooked(
                "After " + USERS + " calls at once,",
                "what the calls that were sent have cost. Reading a sum and writing it must be one step.");
        calls.call(context.word(), calls.question(UNITS), calls.cheap())
                .isAnswered("After " + USERS + " calls at once,");
    }

    private List<CompletableFuture<String>> started() {
        List<CompletableFuture<String>> answers = context.session()
                .together(users.entrySet().stream()
                        .<Function<BudgetAgent, String>>map(call -> agent -> agent.chat(call.getValue(), call.getKey()))
                        .toList());
        List<String> questions = List.copyOf(users.keySet());
        for (int i = 0; i < USERS; i++) {
            String question = questions.get(i);
            answers.get(i).whenComplete((reply, failure) -> settle(question));
        }
        return answers;
    }

    private boolean settle(String question) {
        settled.add(question);
        if (settled.size() >= USERS) {
            allSettled.complete(null);
        }
        return true;
    }

    private CheckFailure neitherSentNorRefused() {
        return new CheckFailure(
                USERS
                        + " users called at once, and some calls were neither sent nor refused while Gemini did not answer"
                        + " the others.",
                (USERS - settled.size()) + " of them.",
                "a request or a BudgetExceededException for each, without waiting for the calls of other users.");
    }

    private void whatWasSentFits(List<Exchange> sent) {
        BigDecimal together = sent.stream()
                .map(exchange -> Dollars.worstCase(exchange.request(), calls.price()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        String details = sent.size() + " requests reached Gemini, which cost " + Dollars.text(together)
                + " at worst; the day's budget is " + Dollars.text(calls.left()) + ".";
        if (together.compareTo(calls.left()) > 0) {
            throw new CheckFailure(
                    USERS + " users called at once, and more calls were sent than the day's budget pays for.",
                    details,
                    "as many as fit. Looking whether the worst case fits and setting it aside must be one step.");
        }
        if (sent.size() < FEWEST) {
            throw new CheckFailure(
                    USERS + " users called at once, and fewer calls were sent than the day's budget pays for.",
                    details,
                    "at least " + FEWEST + ": it pays for ten.");
        }
    }

    /** The call's end, whether it was answered or refused. */
    private static CompletableFuture<String> ended(CompletableFuture<String> answer) {
        return answer.exceptionally(failure -> {
            Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
            if (cause instanceof AgentThrew threw && PaidCall.isRefusal(threw)) {
                return "";
            }
            throw new CompletionException(cause);
        });
    }

    private void book(Exchange exchange) {
        calls.book(users.get(exchange.request().last().text()), calls.today(), exchange);
    }
}
