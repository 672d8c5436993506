package lowtide.checks.tracing;

import static lowtide.checks.tracing.ChatSpanAssert.assertThatChatSpan;

import java.util.List;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Replies;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Usage;

/** Answered calls, and the spans of their requests. */
final class ChatSpans {

    private static final int MAX_TOKENS = 2_000;

    private final CheckContext<TracingAgent> context;
    private final TelemetryLog log;

    ChatSpans(CheckContext<TracingAgent> context) {
        this.context = context;
        this.log = new TelemetryLog(context);
    }

    /** Fails unless calls of an agent with this model report what Gemini received and answered. */
    void areReported(String model) {
        context.endAgent();
        context.giveModels(List.of(model));
        log.read();
        String user = context.word();
        isReported(model, user, Replies.reporting(usage(MAX_TOKENS), Replies.text("Noted.")));
        isReported(model, user, Replies.answer());
        isReported(model, context.word(), Replies.reporting(usage(1), Replies.text("Noted.")));
    }

    /** Fails unless the span of a request begins with the request, and ends with its answer. */
    void areAsLongAsTheirRequests() {
        TimedCall call = TimedCall.atOnce(context, context.word());
        assertThatChatSpan(log.read().onlyClient("A call")).lasts(call.time());
        TimedCall longer = call.longer(context, context.word());
        assertThatChatSpan(log.read().onlyClient("A call")).lasts(longer.time());
    }

    private void isReported(String model, String user, Reply reply) {
        String version = model + "-" + (100 + context.random().nextInt(900));
        context.gemini().enqueue(Replies.servedBy(version, reply));
        String question = context.meal();
        Turn turn = context.turn(question, agent -> agent.chat(user, question));
        assertThatChatSpan(log.read().onlyClient("A call"))
                .hasEnded()
                .isNamed("chat " + model)
                .has("gen_ai.operation.name", "chat")
                .has("gen_ai.provider.name", "gcp.gemini")
                .has("gen_ai.request.model", model)
                .has("gen_ai.response.model", version)
                .hasUsage(TimedCall.reported(context, turn));
    }

    private Usage usage(int mostThoughts) {
        int prompt = 1 + context.random().nextInt(MAX_TOKENS);
        return Usage.of(
                prompt,
                1 + context.random().nextInt(MAX_TOKENS),
                context.random().nextInt(mostThoughts),
                context.random().nextInt(prompt));
    }
}
