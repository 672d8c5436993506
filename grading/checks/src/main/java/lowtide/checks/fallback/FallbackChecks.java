package lowtide.checks.fallback;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import lowtide.agent.api.AgentThrew;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.RequestAssert;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.GeminiRequest;

/** Stage 7: where one model fails or refuses, the next one answers, and a model that keeps failing is left alone. */
@StageSuite("07-fallback")
public class FallbackChecks extends StageChecks<FallbackAgent> {

    private static final int CALLS = 12;

    public FallbackChecks() {
        super(FallbackAgent.CONTRACT);
    }

    @GradedCheck("7A")
    void theNextModelAnswersIfOneFails() {
        SeveralModels models = new SeveralModels(context, 3);
        for (Fault fault : Fault.passing()) {
            answered(models, 2, fault);
        }
        List<Fault> faults = new ArrayList<>(Fault.passing());
        Collections.shuffle(faults, context.random());
        answered(models, 3, faults.get(0), faults.get(1));
    }

    /** A conversation in which the first models do this, and then are asked again and answer. */
    private void answered(SeveralModels models, int asked, Fault... first) {
        Conversation<FallbackAgent> user = new Conversation<>(context, context.word());
        user.say(context.meal());
        String question = context.meal();
        String reply = models.call(user.userId(), question, first)
                .asked(asked, "one request to each model until one answers.")
                .answer();
        user.add(question, context.answered(question, reply));
        assertThatRequestOf(user.say(context.meal()))
                .carries(user.upToLastQuestion(), "every message once, whichever model answered.");
    }

    @GradedCheck("7B")
    void whileTheFirstAnswersNoOtherIsAsked() {
        SeveralModels models = new SeveralModels(context, 2 + context.random().nextInt(2));
        Conversation<FallbackAgent> user = new Conversation<>(context, context.word());
        for (int i = 0; i < CALLS; i++) {
            user.say(context.meal());
            models.call("Nothing had failed", context.word(), context.meal())
                    .asked(1, "one request, to the first model.")
                    .answer();
        }
        if (models.asked(0) < 2 * CALLS || models.asked(1) > 0) {
            throw new CheckFailure(
                    "Nothing had failed. Of " + 2 * CALLS + " calls, " + models.asked(0)
                            + " asked the first model, and " + models.asked(1) + " asked the second one.",
                    "all of them the first model.");
        }
    }

    @GradedCheck("7C")
    void refusalsMoveOnToo() {
        SeveralModels models = new SeveralModels(context, 3);
        for (Fault refusal : ModelFaults.REFUSALS) {
            answered(models, 2, refusal);
        }
        for (String talk :
                List.of("I am sorry, I cannot help with a ", "I can't log a ", "As an AI, I refuse to eat a ")) {
            Fault about = new Fault(
                    "an answer that talks about refusing",
                    Replies.text(talk + context.word() + " for safety reasons."));
            models.call(context.word(), context.meal(), about)
                    .asked(1, "one request: finish reason STOP and a text are an answer, whatever it says.")
                    .answer();
        }
    }

    @GradedCheck("7D")
    void whatIsTheCallersFaultIsNotTriedElsewhere() {
        SeveralModels models = new SeveralModels(context, 3);
        models.call(context.word(), context.meal(), ModelFaults.INVALID_REQUEST)
                .asked(1, "one request: an invalid request is invalid for every model.")
                .fails();
        models.call(context.word(), context.meal(), Fault.overloaded(), ModelFaults.INVALID_REQUEST)
                .asked(2, "two requests: an invalid request is invalid for every model.")
                .fails();
    }

    @GradedCheck("7E")
    void ifAllFailTheExceptionCarriesEveryFailure() {
        SeveralModels models = new SeveralModels(context, 3);
        Conversation<FallbackAgent> user = new Conversation<>(context, context.word());
        user.say(context.meal());
        int stored = context.agent().historySize(user.userId());
        List<Fault> faults = new ArrayList<>(Fault.byCode());
        Collections.shuffle(faults, context.random());
        ModelCall call = models.call(user.userId(), context.meal(), faults.toArray(Fault[]::new));
        AgentThrew threw = call.asked(3, "one request to each model.").fails();
        for (Fault fault : faults) {
            if (!threw.thrown().tellsOf("\"code\":" + fault.name())) {
                throw new CheckFailure(
                        call.circumstances() + ": the caller got " + CheckContext.described(threw)
                                + ", which does not carry the failure with code " + fault.name() + ".",
                        "one exception with every model's failure as its cause or suppressed in it.");
            }
        }
        int left = context.agent().historySize(user.userId());
        if (left != stored) {
            throw new CheckFailure(
                    "All models failed; historySize() returned " + stored + " before the call and " + left
                            + " after it.",
                    "the history as it was before.");
        }
        assertThatRequestOf(user.say(context.meal()))
                .carries(user.upToLastQuestion(), "no message of a call that failed.");
        noWordOfARefusalIsSentLater(models, user);
    }

    private void noWordOfARefusalIsSentLater(SeveralModels models, Conversation<FallbackAgent> user) {
        String word = context.word();
        String question = context.meal();
        Fault partial = new Fault("a text with finish reason SAFETY", Replies.text("You ate a " + word, "SAFETY"));
        String reply = models.call(user.userId(), question, partial).answer();
        user.add(question, context.answered(question, reply));
        GeminiRequest next = user.say(context.meal()).request();
        if (RequestAssert.holds(next, word)) {
            throw new CheckFailure(
                    next,
                    "The text of a reply that was refused for SAFETY, \"" + word + "\", was in a later request.",
                    "the reply of the model that answered, and nothing of the others.");
        }
    }

    @GradedCheck(value = "7F", concurrent = true)
    void aModelThatKeepsFailingIsLeftAlone() {
        new Circuits(context, new SeveralModels(context, 2)).openCloseAndAreShared();
    }
}
