package lowtide.checks.tracing;

import java.util.List;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.Fault;
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.FakeGemini;

/**
 * Stage 14: what the agent does is seen in traces and metrics. Spans and measurements come from the agent's process; each
 * check compares them with the requests at FakeGemini and with what FakeGemini reported.
 */
@StageSuite("14-tracing")
public class TracingChecks extends StageChecks<TracingAgent> {

    private static final List<String> OTHER_MODELS =
            List.of("gemini-2.5-flash-lite", "gemini-2.5-pro", "gemini-3.5-flash");

    private static final int CALLS = 2;

    public TracingChecks() {
        super(TracingAgent.CONTRACT);
    }

    @GradedCheck("14A")
    void eachRequestIsASpan() {
        ChatSpans spans = new ChatSpans(context);
        spans.areReported(FakeGemini.MODEL);
        spans.areAsLongAsTheirRequests();
        spans.areReported(OTHER_MODELS.get(context.random().nextInt(OTHER_MODELS.size())));
    }

    @GradedCheck(value = "14B", concurrent = true)
    void eachTurnIsTheParentOfItsRequest() {
        TurnSpans turns = new TurnSpans(context);
        turns.areRootsWithPseudonyms();
        turns.endWithFailedCalls();
        turns.areNotMixedUp();
        turns.belongToTheCaller();
    }

    @GradedCheck("14C")
    void failuresAreErrors() {
        FailedTurns turns = new FailedTurns(context);
        turns.areNoErrorsIfAnswered();
        for (Fault fault : Fault.all()) {
            turns.areErrors(fault);
            turns.areNoErrorsIfAnswered();
        }
        UserIds.invalid(context.random()).forEach(turns::areErrorsIfRefused);
        turns.endWithoutAMessage();
        turns.areNoErrorsIfAnswered();
    }

    @GradedCheck("14D")
    void nothingPrivateIsReported() {
        new PrivateData(context).areNotReported();
    }

    @GradedCheck("14E")
    void tokensAndTimeAreMeasured() {
        Measurements measurements = new Measurements(context);
        String user = context.word();
        for (int i = 0; i < CALLS; i++) {
            TimedCall call = TimedCall.atOnce(context, user);
            measurements.areThoseOf(call);
            measurements.areThoseOf(call.longer(context, context.word()));
        }
        Fault.all().forEach(fault -> measurements.ofAFailure(user, fault));
        UserIds.invalid(context.random()).forEach(measurements::ofARefusal);
        measurements.areThoseOf(TimedCall.atOnce(context, user));
    }
}
