package lowtide.checks.fallback;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Fault;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.GeminiRequest;

/** A model that failed three times in a row is left alone for 60 s by the clock; then one call tries it. */
final class Circuits {

    private static final int FAILURES = 3;
    private static final Duration REST = Duration.ofSeconds(60);
    private static final Duration NEARLY = REST.minusSeconds(1);
    private static final Duration JUST = Duration.ofSeconds(2);
    private static final int AT_ONCE = 64;
    private static final String AT_ONCE_AFTER_THE_REST =
            "61 s after a model was left alone, " + AT_ONCE + " calls were made at once";
    private static final String ONE_TRIAL = "one call that tries the model; the others go on to the next model.";
    private static final Fault OVERLOADED = Fault.overloaded();
    private static final List<Fault> FAULTS = Fault.passing(); // each of them counts

    private final CheckContext<FallbackAgent> context;
    private final SeveralModels models;
    private int faults;

    Circuits(CheckContext<FallbackAgent> context, SeveralModels models) {
        this.context = context;
        this.models = models;
    }

    void openCloseAndAreShared() {
        onlyFailuresInARowCount();
        fail(FAILURES);
        leftAlone(FAILURES + " failures in a row");
        context.advance(NEARLY);
        leftAlone("59 s after " + FAILURES + " failures in a row");
        context.advance(JUST);
        call("61 s after " + FAILURES + " failures in a row", OVERLOADED)
                .triedOnce(0, "one call that tries the model again.")
                .answer();
        context.advance(NEARLY);
        leftAlone("59 s after the trial failed");
        context.advance(JUST);
        oneTrialOfManyCalls();
        call("The trial was answered")
                .asked(1, "the first model again: the trial was answered.")
                .answer();
        for (Fault neither : ModelFaults.NEITHER) {
            isTriedAgainAfter(neither);
        }
        allLeftAlone();
    }

    /** A trial that is neither answered nor failed may mean anything, but not that the model is never tried again. */
    private void isTriedAgainAfter(Fault neither) {
        fail(FAILURES);
        context.advance(REST.plus(JUST));
        call("62 s after " + FAILURES + " failures in a row", neither)
                .triedOnce(0, "one call that tries the model again.");
        context.advance(REST.plus(JUST));
        call("62 s after a trial that ended with " + neither.name())
                .triedOnce(0, "one call that tries the model again: the trial before has ended.")
                .answer();
    }

    private void onlyFailuresInARowCount() {
        fail(FAILURES - 1);
        call("After two failures and a success")
                .asked(1, "the first model: it has failed only twice in a row.")
                .answer();
        fail(FAILURES - 1);
        for (int i = 0; i < FAILURES; i++) {
            call("After two failures and refusals", ModelFaults.REFUSALS.get(i));
        }
        call("After two failures, three refusals")
                .asked(1, "the first model: refusals do not count as failures.")
                .answer();
        for (int i = 0; i < FAILURES; i++) {
            call("After invalid requests", ModelFaults.INVALID_REQUEST);
        }
        fail(FAILURES - 1);
        call("After two failures", ModelFaults.REFUSALS.get(1));
        call("After two failures", ModelFaults.INVALID_REQUEST);
        fail(1);
        leftAlone("two failures, a refusal, an invalid request and a third failure");
        context.advance(REST.plus(JUST));
        call("62 s later").triedOnce(0, "one call that tries the model again.").answer();
    }

    /** The trial is held back until all others are answered, because a model that is back may be asked by everybody. */
    private void oneTrialOfManyCalls() {
        long before = models.asked(0);
        CompletableFuture<Boolean> onlyOne = new CompletableFuture<>(); // once it is clear
        AtomicInteger trials = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        List<CompletableFuture<String>> answers;
        try (Gate gate = context.gemini().hold(request -> triesTheModel(request, trials, onlyOne))) {
            answers = context.session().together(callsOfNewUsers());
            answers.forEach(answer -> answer.whenComplete((text, failure) -> {
                if (ended.incrementAndGet() == AT_ONCE - 1) {
                    onlyOne.complete(true);
                }
            }));
            boolean one = context.patience()
                    .await(
                            onlyOne,
                            () -> new CheckFailure(
                                    AT_ONCE_AFTER_THE_REST + "; " + (AT_ONCE - ended.get())
                                            + " got no answer while the model did not answer.",
                                    ONE_TRIAL));
            if (!one) {
                throw new CheckFailure(AT_ONCE_AFTER_THE_REST + ", and more than one tried the model.", ONE_TRIAL);
            }
        }
        answers.forEach(answer -> context.patience()
                .await(answer, "One of " + AT_ONCE + " calls at once got no answer.", "an answer for each."));
        if (models.asked(0) == before) {
            throw new CheckFailure(
                    AT_ONCE_AFTER_THE_REST + ", and none tried the model.", "one call that tries the model.");
        }
    }

    private boolean triesTheModel(GeminiRequest request, AtomicInteger trials, CompletableFuture<Boolean> onlyOne) {
        boolean isTrial = request.model().equals(models.name(0));
        if (isTrial && trials.incrementAndGet() > 1) {
            onlyOne.complete(false);
        }
        return isTrial;
    }

    private List<Function<FallbackAgent, String>> callsOfNewUsers() {
        return Stream.generate(() -> Map.entry(context.word(), context.meal()))
                .limit(AT_ONCE)
                .<Function<FallbackAgent, String>>map(call -> agent -> agent.chat(call.getKey(), call.getValue()))
                .toList();
    }

    /** Both models fail three times; then nothing is sent. */
    private void allLeftAlone() {
        for (int i = 0; i < FAILURES; i++) {
            models.call(context.word(), context.meal(), OVERLOADED, OVERLOADED).fails();
        }
        ModelCall refused = call("All models had failed " + FAILURES + " times in a row");
        refused.leftAlone(0, "an exception, and nothing sent.")
                .leftAlone(1, "an exception, and nothing sent.")
                .fails();
    }

    private void fail(int times) {
        for (int i = 0; i < times; i++) {
            call("After " + i + " failures in a row", FAULTS.get(faults++ % FAULTS.size()))
                    .asked(2, "the first model, and then the second.")
                    .answer();
        }
    }

    private void leftAlone(String when) {
        for (int i = 0; i < 2; i++) {
            call("After " + when)
                    .leftAlone(0, "the next model at once: all users share what is known of a model.")
                    .answer();
        }
    }

    /** A call of a new user in which the first model does this. */
    private ModelCall call(String circumstances, Fault... first) {
        return models.call(circumstances, context.word(), context.meal(), first);
    }
}
