package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.answer.DefaultAnswer;
import lowtide.fakegemini.answer.JsonAnswer;
import lowtide.fakegemini.answer.Tokens;
import lowtide.fakegemini.model.GeminiModel;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.Usage;

/** Writes what the model generates for one request, within the tokens that the request permits. */
final class CompletionWriter {

    private static final int TEXT_CHUNKS = 3;

    private final ReplyContext context;
    private final ResponseFormat format;
    private final ChunkWriter chunks;

    CompletionWriter(ReplyContext context) {
        this.context = context;
        format = context.format();
        chunks = new ChunkWriter(context);
    }

    HttpReply write(Reply.Completion completion) {
        if (completion instanceof Reply.Answer) {
            return text(answer(), "STOP");
        }
        if (completion instanceof Reply.Text text) {
            return text(text.text(), text.finishReason());
        }
        if (completion instanceof Reply.FunctionCalls functions) {
            return functionCalls(functions.calls());
        }
        if (completion instanceof Reply.EmptyCandidate empty) {
            return empty(empty);
        }
        if (completion instanceof Reply.BlockedPrompt blocked) {
            Usage usage = context.promptUsage();
            return whole(chunks.blockedPrompt(blocked.blockReason(), usage), usage);
        }
        if (completion instanceof Reply.NoCandidates) {
            Usage usage = context.promptUsage();
            return whole(chunks.nothing(usage), usage);
        }
        throw new IllegalStateException("CompletionWriter cannot write " + completion + ".");
    }

    private String answer() {
        String answer = DefaultAnswer.to(context.request()) + " (ref " + context.nonce() + ")";
        return context.request()
                .generation()
                .jsonSchema()
                .map(schema -> JsonAnswer.of(answer, schema))
                .orElse(answer);
    }

    private HttpReply text(String text, String finishReason) {
        String kept = TextSplitter.truncate(text, context.room() * Tokens.CHARACTERS_PER_TOKEN);
        if (kept.length() == text.length()) {
            return parts(textPieces(text), finishReason, Optional.of(text));
        }
        return kept.isEmpty() ? outOfTokens() : parts(textPieces(kept), "MAX_TOKENS", Optional.of(kept));
    }

    private HttpReply functionCalls(List<Part.FunctionCall> calls) {
        List<Piece> pieces = signed(calls).stream()
                .map(call -> new Piece(ChunkWriter.part(call), call.asText().length()))
                .toList();
        int characters = pieces.stream().mapToInt(Piece::characters).sum();
        return Tokens.of(characters) > context.room() ? outOfTokens() : parts(pieces, "STOP", Optional.empty());
    }

    /** Some models give every call an id, and the first one a signature. */
    private List<Part.FunctionCall> signed(List<Part.FunctionCall> calls) {
        if (ModelCatalogue.find(context.request().model())
                .filter(GeminiModel::signsCalls)
                .isEmpty()) {
            return calls;
        }
        List<Part.FunctionCall> signed = new ArrayList<>();
        for (Part.FunctionCall call : calls) {
            String id = "call-" + context.nonce() + "-" + signed.size();
            Optional<String> signature = signed.isEmpty() ? Optional.of(signature()) : Optional.empty();
            signed.add(new Part.FunctionCall(
                    call.id().or(() -> Optional.of(id)),
                    call.name(),
                    call.args(),
                    call.thoughtSignature().or(() -> signature)));
        }
        return signed;
    }

    private String signature() {
        return Base64.getEncoder().encodeToString(("thought " + context.nonce()).getBytes(StandardCharsets.UTF_8));
    }

    private HttpReply outOfTokens() {
        return empty(new Reply.EmptyCandidate("MAX_TOKENS", Reply.EmptyContent.WITHOUT_PARTS));
    }

    private HttpReply empty(Reply.EmptyCandidate empty) {
        ReplyContext counted =
                empty.finishReason().equals("MALFORMED_FUNCTION_CALL") ? context.withoutThoughts() : context;
        Usage usage = counted.usage(0);
        return whole(chunks.candidate(ChunkWriter.content(empty.content()), empty.finishReason(), usage), usage);
    }

    private HttpReply whole(ObjectNode chunk, Usage usage) {
        return format.write(List.of(chunk)).reporting(Optional.empty(), usage);
    }

    private List<Piece> textPieces(String text) {
        return TextSplitter.split(text, format == ResponseFormat.OBJECT ? 1 : TEXT_CHUNKS).stream()
                .map(piece -> new Piece(ChunkWriter.part(piece), piece.length()))
                .toList();
    }

    private HttpReply parts(List<Piece> generated, String finishReason, Optional<String> text) {
        List<Piece> pieces = new ArrayList<>(generated);
        if (context.showsThoughts()) {
            pieces.add(0, new Piece(ChunkWriter.thought("I look at what I was told."), 0));
        }
        return send(pieces, finishReason, text);
    }

    /** In a stream, each piece has a chunk of its own; the last one has the finish reason. */
    private HttpReply send(List<Piece> pieces, String finishReason, Optional<String> text) {
        int chunkSize = format == ResponseFormat.OBJECT ? pieces.size() : 1;
        List<ObjectNode> written = new ArrayList<>();
        Usage usage = context.usage(0);
        int characters = 0;
        for (int to = chunkSize; to <= pieces.size(); to += chunkSize) {
            List<Piece> chunk = pieces.subList(to - chunkSize, to);
            characters += chunk.stream().mapToInt(Piece::characters).sum();
            usage = context.usage(Tokens.of(characters));
            ObjectNode content =
                    ChunkWriter.content(chunk.stream().map(Piece::part).toList());
            written.add(chunks.candidate(Optional.of(content), to == pieces.size() ? finishReason : "", usage));
        }
        return format.write(written).reporting(text, usage);
    }

    /** A part as JSON, and the characters that count for its tokens. */
    private record Piece(ObjectNode part, int characters) {}
}
