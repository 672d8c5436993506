package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.answer.DefaultAnswer;
import lowtide.fakegemini.answer.Tokens;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.ApiError;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Usage;

/** Writes a reply to one request in Gemini's JSON and in the format that the client asked for. */
public final class ReplyWriter {

    private static final int STREAM_CHUNKS = 3;

    private static final String MALFORMED_JSON = "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": Logged}]";

    private final ReplyContext context;
    private final GeminiRequest request;
    private final ResponseFormat format;
    private final ChunkWriter chunks;

    public ReplyWriter(ReplyContext context) {
        this.context = context;
        request = context.request();
        format = context.format();
        chunks = new ChunkWriter(context);
    }

    /** An error is written to any request; every other reply to a {@code countTokens} request is the token count. */
    public HttpReply write(Reply reply) {
        if (reply instanceof ApiError error) {
            return ErrorWriter.write(error);
        }
        if (!request.isModelCall()) {
            return tokenCount();
        }
        if (reply instanceof Reply.Fault fault) {
            return write(fault);
        }
        if (reply instanceof Reply.Completion completion) {
            return write(completion);
        }
        throw unknown(reply);
    }

    private HttpReply write(Reply.Completion completion) {
        if (completion instanceof Reply.Answer) {
            return answer();
        }
        if (completion instanceof Reply.Text text) {
            return text(text.text(), text.finishReason());
        }
        if (completion instanceof Reply.FunctionCalls functions) {
            return functionCalls(functions.calls());
        }
        if (completion instanceof Reply.EmptyCandidate empty) {
            Usage usage = context.usage(0);
            return format.write(List.of(chunks.candidate(List.of(), empty.finishReason(), usage)))
                    .reporting(Optional.empty(), usage);
        }
        if (completion instanceof Reply.BlockedPrompt blocked) {
            Usage usage = Usage.of(Tokens.in(request), 0, 0, 0);
            return format.write(List.of(chunks.blockedPrompt(blocked.blockReason(), usage)))
                    .reporting(Optional.empty(), usage);
        }
        if (completion instanceof Reply.Cached cached) {
            return new ReplyWriter(context.withCached(cached.tokens())).write(cached.reply());
        }
        throw unknown(completion);
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
        if (fault instanceof Reply.MalformedJson) {
            return format.raw(MALFORMED_JSON);
        }
        if (fault instanceof Reply.Truncated truncated) {
            return truncated(truncated.afterFirstEvent());
        }
        throw unknown(fault);
    }

    private HttpReply answer() {
        String answer = DefaultAnswer.to(request) + " (ref " + context.nonce() + ")";
        int limit = request.generation().maxOutputTokens().orElse(ModelCatalogue.OUTPUT_TOKEN_LIMIT);
        return Tokens.of(answer) <= limit
                ? text(answer, "STOP")
                : text(TextSplitter.truncate(answer, limit * Tokens.CHARACTERS_PER_TOKEN), "MAX_TOKENS");
    }

    private HttpReply tokenCount() {
        int tokens = Tokens.in(request);
        ObjectNode body = Json.object().put("totalTokens", tokens);
        body.putArray("promptTokensDetails").addObject().put("modality", "TEXT").put("tokenCount", tokens);
        return HttpReply.json(200, Json.write(body));
    }

    private HttpReply text(String text, String finishReason) {
        int count = format == ResponseFormat.OBJECT ? 1 : STREAM_CHUNKS;
        Usage whole = context.usage(Tokens.of(text));
        List<ObjectNode> written = new ArrayList<>();
        int characters = 0;
        for (String piece : TextSplitter.split(text, count)) {
            characters += piece.length();
            boolean last = written.size() == count - 1;
            written.add(chunks.candidate(
                    List.of(ChunkWriter.part(piece)),
                    last ? finishReason : "",
                    last ? whole : context.usage(Tokens.of(characters))));
        }
        return format.write(written).reporting(Optional.of(text), whole);
    }

    private HttpReply functionCalls(List<Part.FunctionCall> calls) {
        int characters = calls.stream().mapToInt(call -> call.asText().length()).sum();
        Usage usage = context.usage(Tokens.of(characters));
        List<ObjectNode> parts = calls.stream().map(ChunkWriter::part).toList();
        return format.write(List.of(chunks.candidate(parts, "STOP", usage))).reporting(Optional.empty(), usage);
    }

    private HttpReply truncated(boolean afterFirstEvent) {
        HttpReply whole = answer();
        int end = afterFirstEvent && format == ResponseFormat.EVENTS
                ? whole.body().indexOf(ResponseFormat.EVENT_END) + ResponseFormat.EVENT_END.length()
                : whole.body().indexOf("\"parts\"");
        return whole.cutAfter(end);
    }

    private static IllegalStateException unknown(Reply reply) {
        return new IllegalStateException("ReplyWriter cannot write " + reply + ".");
    }
}
