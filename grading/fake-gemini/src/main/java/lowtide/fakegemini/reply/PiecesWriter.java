package lowtide.fakegemini.reply;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.fakegemini.answer.Tokens;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.model.StreamEnd;

/** Writes texts as they were scripted, one event each, and the end of their stream. */
final class PiecesWriter {

    private final ReplyContext context;
    private final ChunkWriter chunks;

    PiecesWriter(ReplyContext context) {
        this.context = context;
        chunks = new ChunkWriter(context);
    }

    HttpReply write(Reply.Pieces pieces) {
        String text = String.join("", pieces.texts());
        if (pieces.end() instanceof StreamEnd.Finish finish) {
            return written(pieces, finish.reason())
                    .reporting(Optional.of(text), context.usage(Tokens.of(text.length())));
        }
        if (pieces.end() instanceof StreamEnd.Break broken) {
            HttpReply whole = written(pieces, "STOP");
            int end = whole.body().lastIndexOf(",\"finishReason\"");
            int start = whole.isEventStream() ? whole.body().lastIndexOf("data: ") : end;
            HttpReply cut = whole.cutAfter(start);
            return broken.byReset() ? cut.resetting() : cut;
        }
        if (pieces.end() instanceof StreamEnd.Failure failure) {
            return context.format() == ResponseFormat.OBJECT
                    ? ErrorWriter.write(failure.error())
                    : context.format().write(chunks(pieces, List.of(ErrorWriter.body(failure.error()))));
        }
        return written(pieces, "");
    }

    /** @param finishReason if empty, nothing follows the texts */
    private HttpReply written(Reply.Pieces pieces, String finishReason) {
        String text = String.join("", pieces.texts());
        if (context.format() == ResponseFormat.OBJECT) {
            return context.format().write(List.of(chunk(text, finishReason, text.length())));
        }
        return context.format()
                .write(chunks(
                        pieces, finishReason.isEmpty() ? List.of() : List.of(chunk("", finishReason, text.length()))));
    }

    private List<ObjectNode> chunks(Reply.Pieces pieces, List<ObjectNode> end) {
        List<ObjectNode> written = new ArrayList<>();
        int characters = 0;
        for (String text : pieces.texts()) {
            characters += text.length();
            written.add(chunk(text, "", characters));
        }
        written.addAll(end);
        return written;
    }

    private ObjectNode chunk(String text, String finishReason, int characters) {
        return chunks.candidate(
                Optional.of(ChunkWriter.content(List.of(ChunkWriter.part(text)))),
                finishReason,
                context.usage(Tokens.of(characters)));
    }
}
