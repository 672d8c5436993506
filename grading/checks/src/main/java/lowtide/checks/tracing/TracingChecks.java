package lowtide.checks.tracing;

import java.util.List;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.fakegemini.FakeGemini;

/**
 * Stage 14: what the agent does is seen in traces and metrics. Spans and measurements come from the agent's process; each
 * check compares them with the requests at FakeGemini and with what FakeGemini reported.
 */
@StageSuite("14-tracing")
public class TracingChecks extends StageChecks<TracingAgent> {

    private static final List<String> OTHER_MODELS =
            List.of("gemini-2.5-flash-lite", "gemini-2.5-pro", "gemini-3.5-flash");

    public TracingChecks() {
        super(TracingAgent.CONTRACT);
    }

    @GradedCheck("14A")
    void eachRequestIsASpan() {
        ChatSpans spans = new ChatSpans(context);
        spans.areReported(FakeGemini.MODEL);
        spans.areReported(OTHER_MODELS.get(context.random().nextInt(OTHER_MODELS.size())));
    }
}
