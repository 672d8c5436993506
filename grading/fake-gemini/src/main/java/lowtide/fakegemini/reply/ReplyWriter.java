package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import lowtide.fakegemini.answer.Tokens;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Reply;

/** Writes a reply to one request in Gemini's JSON and in the format that the client asked for. */
public final class ReplyWriter {

    private static final String MALFORMED_JSON = "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": Logged}]";

    private final ReplyContext context;
    private final GeminiRequest request;
    private final ResponseFormat format;

    public ReplyWriter(ReplyContext context) {
        this.context = context;
        request = context.request();
        format = context.format();
    }

    /**
     * An error is written to any request; every other reply to a {@code countTokens} request is the token count, and
     * what a model generates for an embedding request are embeddings.
     */
    public HttpReply write(Reply reply) {
        if (reply instanceof ApiError error) {
            return ErrorWriter.write(error);
        }
        if (reply instanceof Reply.ModelError error) {
            return ErrorWriter.write(error.about(request.model()));
        }
        if (request.method().equals("countTokens")) {
            return tokenCount();
        }
        if (reply instanceof Reply.Fault fault) {
            return write(fault);
        }
        if (reply instanceof Reply.Cached cached) {
            return new ReplyWriter(context.withCached(cached.tokens())).write(cached.reply());
        }
        if (reply instanceof Reply.Reporting reporting) {
            return new ReplyWriter(context.withUsage(reporting.usage())).write(reporting.reply());
        }
        if (reply instanceof Reply.ServedBy served) {
            return new ReplyWriter(context.withModelVersion(served.modelVersion())).write(served.reply());
        }
        if (request.isEmbedding()) {
            return EmbeddingWriter.write(request);
        }
        if (reply instanceof Reply.Completion completion) {
            return new CompletionWriter(context).write(completion);
        }
        throw unknown(reply);
    }

    private HttpReply write(Reply.Fault fault) {
        if (fault instanceof Reply.Delayed delayed) {
            return write(delayed.reply()).delayedBy(delayed.delay());
        }
        if (fault instanceof Reply.Dribbled dribbled) {
            return write(dribbled.reply()).lasting(dribbled.duration());
        }
        if (fault instanceof Reply.ConnectionReset) {
            return HttpReply.connectionReset();
        }
        if (fault instanceof Reply.Unfinished unfinished) {
            return new CompletionWriter(context).write(unfinished);
        }
        if (fault instanceof Reply.MalformedJson) {
            return format.raw(MALFORMED_JSON);
        }
        if (fault instanceof Reply.Truncated truncated) {
            return truncated(truncated.afterFirstEvent());
        }
        throw unknown(fault);
    }

    private HttpReply tokenCount() {
        int tokens = Tokens.in(request);
        ObjectNode body = Json.object().put("totalTokens", tokens);
        body.putArray("promptTokensDetails").addObject().put("modality", "TEXT").put("tokenCount", tokens);
        return HttpReply.json(200, Json.write(body));
    }

    private HttpReply truncated(boolean afterFirstEvent) {
        HttpReply whole = write(new Reply.Answer());
        if (afterFirstEvent && format == ResponseFormat.EVENTS) {
            return whole.cutAfter(whole.body().indexOf(ResponseFormat.EVENT_END) + ResponseFormat.EVENT_END.length());
        }
        // A reply without text has no parts.
        return whole.cutAfter(Math.max(1, whole.body().indexOf("\"parts\"")));
    }

    private static IllegalStateException unknown(Reply reply) {
        return new IllegalStateException("ReplyWriter cannot write " + reply + ".");
    }
}
