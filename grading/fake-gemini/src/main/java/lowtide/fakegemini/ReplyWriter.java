package lowtide.fakegemini;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Writes one reply to one request in Gemini's JSON: plain, as server-sent events, or as a JSON array. */
final class ReplyWriter {

    /** How the client asked to be answered. */
    enum Form {
        WHOLE,
        EVENTS,
        ARRAY
    }

    private static final int STREAM_PIECES = 3;

    private final GeminiRequest request;
    private final Form form;
    private final String nonce;
    private final int thoughts;
    private final int cached;

    ReplyWriter(GeminiRequest request, Form form, String nonce, int thoughts, int cached) {
        this.request = request;
        this.form = form;
        this.nonce = nonce;
        this.thoughts = thoughts;
        this.cached = cached;
    }

    WireReply write(Reply reply) {
        if (!request.isModelCall() && !(reply instanceof Reply.Failure)) {
            return tokenCount();
        }
        if (reply instanceof Reply.Answer) {
            return answer();
        }
        if (reply instanceof Reply.Said said) {
            return said(said.text(), said.finishReason());
        }
        if (reply instanceof Reply.Cached scripted) {
            int tokens = Math.min(scripted.tokens(), Tokens.in(request));
            return new ReplyWriter(request, form, nonce, thoughts, tokens).write(scripted.reply());
        }
        if (reply instanceof Reply.Calls calls) {
            return calls(calls.calls());
        }
        if (reply instanceof Reply.Silent silent) {
            Usage usage = usage(0);
            return chunks(List.of(chunk(List.of(), silent.finishReason(), usage)), Optional.empty(), usage);
        }
        if (reply instanceof Reply.Blocked blocked) {
            return blocked(blocked.reason());
        }
        if (reply instanceof Reply.Failure failure) {
            return failure(failure);
        }
        if (reply instanceof Reply.Late late) {
            return write(late.reply()).after(late.delay());
        }
        if (reply instanceof Reply.Dribbled dribbled) {
            return write(dribbled.reply()).over(dribbled.duration());
        }
        if (reply instanceof Reply.Truncated truncated) {
            WireReply whole = answer();
            int end = truncated.afterWholeEvent() && form == Form.EVENTS
                    ? whole.body().indexOf("\r\n\r\n") + 4
                    : whole.body().indexOf("\"parts\"");
            return whole.cutAfter(end);
        }
        if (reply instanceof Reply.Garbled) {
            String garbage = "{\"candidates\": [{\"content\": {\"parts\": [{\"text\": Logged}]";
            return form == Form.EVENTS ? events("data: " + garbage + "\r\n\r\n") : WireReply.json(200, garbage);
        }
        if (reply instanceof Reply.Reset) {
            return WireReply.reset();
        }
        throw new IllegalStateException("No way to write " + reply);
    }

    static WireReply failure(Reply.Failure failure) {
        ObjectNode error = Json.object();
        error.put("code", failure.code());
        error.put("message", failure.message());
        error.put("status", failure.status());
        if (!failure.details().isEmpty()) {
            error.set("details", Json.toNode(failure.details()));
        }
        ObjectNode body = Json.object();
        body.set("error", error);
        return WireReply.json(failure.code(), Json.write(body));
    }

    private WireReply answer() {
        String text = DefaultAnswer.to(request) + " (ref " + nonce + ")";
        int most = request.generation().maxOutputTokens().orElse(Models.OUTPUT_TOKEN_LIMIT);
        return Tokens.of(text) <= most
                ? said(text, "STOP")
                : said(text.substring(0, boundary(text, most * Tokens.CHARACTERS_EACH)), "MAX_TOKENS");
    }

    private WireReply tokenCount() {
        ObjectNode body = Json.object().put("totalTokens", Tokens.in(request));
        body.putArray("promptTokensDetails").addObject().put("modality", "TEXT").put("tokenCount", Tokens.in(request));
        return WireReply.json(200, Json.write(body));
    }

    /** At most {@code end}, and never between the halves of a character. */
    private static int boundary(String text, int end) {
        return end < text.length() && Character.isLowSurrogate(text.charAt(end)) ? end - 1 : end;
    }

    private WireReply said(String text, String finishReason) {
        Usage whole = usage(Tokens.of(text));
        if (form == Form.WHOLE) {
            return chunks(List.of(chunk(List.of(textPart(text)), finishReason, whole)), Optional.of(text), whole);
        }
        List<ObjectNode> chunks = new ArrayList<>();
        for (int piece = 0; piece < STREAM_PIECES; piece++) {
            int from = boundary(text, text.length() * piece / STREAM_PIECES);
            int to = boundary(text, text.length() * (piece + 1) / STREAM_PIECES);
            boolean last = piece == STREAM_PIECES - 1;
            chunks.add(chunk(
                    List.of(textPart(text.substring(from, to))),
                    last ? finishReason : "",
                    last ? whole : usage(Tokens.of(text.substring(0, to)))));
        }
        return chunks(chunks, Optional.of(text), whole);
    }

    private WireReply calls(List<Part.FunctionCall> calls) {
        List<ObjectNode> parts = new ArrayList<>();
        int characters = 0;
        for (Part.FunctionCall call : calls) {
            ObjectNode body = Json.object();
            call.id().ifPresent(id -> body.put("id", id));
            body.put("name", call.name());
            body.set("args", Json.toNode(call.args()));
            ObjectNode part = Json.object();
            part.set("functionCall", body);
            parts.add(part);
            characters += call.asText().length();
        }
        Usage usage = usage(Tokens.of(characters));
        return chunks(List.of(chunk(parts, "STOP", usage)), Optional.empty(), usage);
    }

    private WireReply blocked(String reason) {
        Usage usage = Usage.of(Tokens.in(request), 0, 0, 0);
        ObjectNode body = Json.object();
        body.putObject("promptFeedback").put("blockReason", reason);
        ObjectNode metadata = body.putObject("usageMetadata");
        metadata.put("promptTokenCount", usage.prompt());
        metadata.put("totalTokenCount", usage.total());
        return chunks(List.of(sign(body)), Optional.empty(), usage);
    }

    private Usage usage(int candidates) {
        return Usage.of(Tokens.in(request), candidates, thoughts, cached);
    }

    private static ObjectNode textPart(String text) {
        return Json.object().put("text", text);
    }

    private ObjectNode chunk(List<ObjectNode> parts, String finishReason, Usage usage) {
        ObjectNode body = Json.object();
        ObjectNode candidate = body.putArray("candidates").addObject();
        if (!parts.isEmpty()) {
            ObjectNode content = candidate.putObject("content");
            content.putArray("parts").addAll(parts);
            content.put("role", "model");
        }
        if (!finishReason.isEmpty()) {
            candidate.put("finishReason", finishReason);
        }
        candidate.put("index", 0);
        ObjectNode metadata = body.putObject("usageMetadata");
        metadata.put("promptTokenCount", usage.prompt());
        metadata.put("candidatesTokenCount", usage.candidates());
        metadata.put("totalTokenCount", usage.total());
        if (usage.cached() > 0) {
            metadata.put("cachedContentTokenCount", usage.cached());
        }
        if (usage.thoughts() > 0) {
            metadata.put("thoughtsTokenCount", usage.thoughts());
        }
        return sign(body);
    }

    private ObjectNode sign(ObjectNode body) {
        body.put("modelVersion", request.model());
        body.put("responseId", "r-" + nonce);
        return body;
    }

    private WireReply chunks(List<ObjectNode> chunks, Optional<String> text, Usage usage) {
        Function<ObjectNode, String> event = chunk -> "data: " + Json.write(chunk) + "\r\n\r\n";
        WireReply reply = switch (form) {
            case WHOLE -> WireReply.json(200, Json.write(chunks.get(0)));
            case ARRAY -> WireReply.json(200, Json.write(chunks));
            case EVENTS -> events(chunks.stream().map(event).reduce("", String::concat));
        };
        return reply.saying(text, usage);
    }

    private static WireReply events(String body) {
        return WireReply.of(200, "text/event-stream", body);
    }
}
