package lowtide.chat;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import lowtide.autograder.submission.SourceFile;
import lowtide.chat.agent.AgentSource;
import lowtide.chat.agent.SourceWatch;
import lowtide.chat.crowd.Crowds;
import lowtide.chat.gemini.Backend;
import lowtide.chat.gemini.GeminiRelay;
import lowtide.chat.gemini.RealGemini;
import lowtide.chat.room.ChatRoom;
import lowtide.chat.server.PageServer;
import lowtide.fakegemini.FakeGemini;

/** A page on which several users talk to one agent, which is loaded again whenever its source is saved. */
public final class Chat implements AutoCloseable {

    private static final List<String> USERS = List.of("alice", "bob");

    private static final long SEED = 1;
    private static final int KEPT = 500;

    private final FakeGemini gemini;
    private final ChatRoom room;
    private final SourceWatch watch;
    private final Crowds crowds;
    private final PageServer server;

    private Chat(FakeGemini gemini, ChatRoom room, SourceWatch watch, Crowds crowds, PageServer server) {
        this.gemini = gemini;
        this.room = room;
        this.watch = watch;
        this.crowds = crowds;
        this.server = server;
    }

    /**
     * Starts the agent and serves the page on 127.0.0.1.
     *
     * @param port 0 for a free port
     * @throws IOException if the port is not free
     * @throws lowtide.chat.agent.UnusableSourceException if there are no sources; if they do not compile, the page says so
     */
    public static Chat open(AgentSource source, int port) throws IOException {
        return open(source, port, Optional.empty(), Locale.ENGLISH);
    }

    /**
     * The same with the real Gemini, if there is one; a crowd talks to FakeGemini in any case.
     *
     * @param language of the page
     * @throws IOException if the port is not free
     * @throws lowtide.chat.agent.UnusableSourceException if there are no sources; if they do not compile, the page says so
     */
    public static Chat open(AgentSource source, int port, Optional<RealGemini> real, Locale language)
            throws IOException {
        List<SourceFile> files = source.read();
        FakeGemini gemini = FakeGemini.start();
        Backend backend = real.isPresent()
                ? new GeminiRelay(real.get())
                : Backend.of(gemini.open(SEED).keepNewest(KEPT));
        ChatRoom room = new ChatRoom(source, backend, InstantSource.system());
        try {
            USERS.forEach(room::join);
            Crowds crowds = new Crowds(source, gemini);
            PageServer server = PageServer.start(port, room, crowds, language);
            room.load(files);
            return new Chat(gemini, room, new SourceWatch(source, files, room::load).started(), crowds, server);
        } catch (IOException | RuntimeException failed) {
            room.close();
            gemini.close();
            throw failed;
        }
    }

    /** The address of the page, with the token without which it answers nobody. */
    public URI address() {
        return server.address();
    }

    @Override
    public void close() {
        watch.close();
        server.close();
        crowds.close();
        try (gemini) {
            room.close();
        }
    }
}
