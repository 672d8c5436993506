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
            return functionCalls(functions);
        }
        if (completion instanceof Reply.SparseStream sparse) {
            return sparse(sparse.text());
        }
        if (completion instanceof Reply.Pieces pieces) {
            return new PiecesWriter(context).write(pieces);
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

    /** The start of the default answer, and what follows it. */
    HttpReply write(Reply.Unfinished unfinished) {
        if (format == ResponseFormat.OBJECT && unfinished.error().isPresent()) {
            return ErrorWriter.write(unfinished.error().get());
        }
        Piece first = textPieces(answer()).get(0);
        List<ObjectNode> written = new ArrayList<>();
        written.add(chunks.candidate(
                Optional.of(ChunkWriter.content(List.of(first.part()))),
                "",
                context.usage(Tokens.of(first.characters()))));
        unfinished.error().map(ErrorWriter::body).ifPresent(written::add);
        return format.write(written);
    }

    private HttpReply sparse(String text) {
        if (format == ResponseFormat.OBJECT) {
            return text(text, "STOP");
        }
        List<Piece> pieces = new ArrayList<>(textPieces(text));
        pieces.add(new Piece(ChunkWriter.part(""), 0));
        List<ObjectNode> written = written(pieces, "STOP");
        written.subList(0, written.size() - 1).forEach(chunk -> chunk.remove("usageMetadata"));
        return format.write(written).reporting(Optional.of(text), usage(pieces));
    }

    private HttpReply functionCalls(Reply.FunctionCalls functions) {
        List<Piece> pieces = new ArrayList<>();
        if (!functions.text().isEmpty()) {
            pieces.addAll(textPieces(functions.text()));
        }
        signed(functions.calls())
                .forEach(call -> pieces.add(
                        new Piece(ChunkWriter.part(call), call.asText().length())));
        int characters = pieces.stream().mapToInt(Piece::characters).sum();
        return Tokens.of(characters) > context.room()
                ? outOfTokens()
                : parts(pieces, "STOP", Optional.of(functions.text()).filter(text -> !text.isEmpty()));
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
        return format.write(written(pieces, finishReason)).reporting(text, usage(pieces));
    }

    private Usage usage(List<Piece> pieces) {
        return context.usage(
                Tokens.of(pieces.stream().mapToInt(Piece::characters).sum()));
    }

    /** In a stream, each piece has a chunk of its own; the last one has the finish reason. */
    private List<ObjectNode> written(List<Piece> pieces, String finishReason) {
        int chunkSize = format == ResponseFormat.OBJECT ? pieces.size() : 1;
        List<ObjectNode> written = new ArrayList<>();
        for (int to = chunkSize; to <= pieces.size(); to += chunkSize) {
            ObjectNode content = ChunkWriter.content(
                    pieces.subList(to - chunkSize, to).stream().map(Piece::part).toList());
            String reason = to == pieces.size() ? finishReason : "";
            written.add(chunks.candidate(Optional.of(content), reason, usage(pieces.subList(0, to))));
        }
        return written;
    }

    /** A part as JSON, and the characters that count for its tokens. */
    private record Piece(ObjectNode part, int characters) {}
}
