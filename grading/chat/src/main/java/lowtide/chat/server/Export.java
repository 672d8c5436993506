package lowtide.chat.server;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import lowtide.autograder.report.page.PageTemplates;
import lowtide.chat.room.ChatRoom;
import lowtide.chat.room.RoomState;
import lowtide.chat.room.UserState;
import lowtide.chat.turn.Turn;
import lowtide.chat.wire.WireMessage;
import lowtide.chat.wire.WireRequest;

/** The conversation with its requests as one HTML file without scripts, in which every text is escaped. */
final class Export {

    private static final int COLOURS = 8;

    private final List<String> users;
    private final List<WireRequest> requests;

    private final PageTexts texts;

    private Export(List<String> users, List<WireRequest> requests, PageTexts texts) {
        this.users = users;
        this.requests = requests;
        this.texts = texts;
    }

    static byte[] of(ChatRoom room, PageTexts texts) throws IOException {
        RoomState state = room.state().translated(texts::of);
        Export export = new Export(state.users().stream().map(UserState::name).toList(), room.requests(), texts);
        Page page = new Page(
                state.agent(),
                texts.say(state.billed() ? "export.real" : "export.fake"),
                texts.say("clock", (Object[])
                        state.now().toString().substring(0, 16).split("[-T]")),
                state.problem(),
                state.turns().stream().map(export::said).toList());
        return template(texts).execute(page).getBytes(StandardCharsets.UTF_8);
    }

    private static Template template(PageTexts texts) throws IOException {
        try (InputStream file = Export.class.getResourceAsStream("export.html")) {
            return Mustache.compiler()
                    .escapeHTML(true)
                    .emptyStringIsFalse(true)
                    .zeroIsFalse(true)
                    .withFormatter(value -> PageTemplates.visible(String.valueOf(value)))
                    .compile(texts.fill(new String(file.readAllBytes(), StandardCharsets.UTF_8)));
        }
    }

    private Said said(Turn turn) {
        List<Request> caused = requests.stream()
                .filter(request -> turn.requests().contains(request.number()))
                .map(this::request)
                .toList();
        return new Said(
                turn.user(),
                colour(turn.user()),
                turn.message(),
                turn.reply(),
                turn.length() > turn.reply().length() ? turn.length() : 0,
                turn.error(),
                turn.millis(),
                caused);
    }

    private Request request(WireRequest request) {
        return new Request(
                request.number() + 1,
                request.user(),
                request.model(),
                request.messages().size(),
                request.foreign(),
                request.finished() ? texts.say("export.status", request.status()) : texts.say("export.unanswered"),
                request.usage()
                        .map(used -> texts.say("export.tokens", used.prompt(), used.candidates() + used.thoughts()))
                        .orElseGet(() -> texts.say("export.no_tokens")),
                texts.say("dollars.amount", String.format(texts.bundle().language(), "%.6f", request.dollars())),
                request.messages().stream()
                        .map(message -> message(message, request.user()))
                        .toList());
    }

    private Message message(WireMessage message, String requester) {
        return new Message(
                colour(message.owner()) + (message.foreign() ? " foreign" : ""),
                message.role(),
                message.owner().isEmpty() ? texts.say("wire.agent") : texts.say("wire.whose", message.owner()),
                message.foreign() ? texts.say("wire.mark", requester) : "",
                message.text(),
                message.length() > message.text().length() ? message.length() : 0);
    }

    private String colour(String user) {
        int index = users.indexOf(user);
        return index < 0 ? "nobody" : "u" + index % COLOURS;
    }

    private record Page(String agent, String model, String at, String problem, List<Said> turns) {}

    private record Said(
            String user,
            String colour,
            String message,
            String reply,
            int whole,
            String error,
            long millis,
            List<Request> requests) {}

    private record Request(
            int number,
            String user,
            String model,
            int count,
            long foreign,
            String answer,
            String tokens,
            String dollars,
            List<Message> messages) {}

    private record Message(String colour, String role, String whose, String mark, String text, int whole) {}
}
