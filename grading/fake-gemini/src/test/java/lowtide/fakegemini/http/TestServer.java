package lowtide.fakegemini.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import lowtide.fakegemini.model.Reply;
import lowtide.fakegemini.reply.ReplyContext;
import lowtide.fakegemini.reply.ReplyWriter;

/** A server for one key, which answers every call with one reply, and a client that sends requests as they are. */
final class TestServer implements AutoCloseable, CallHandler {

    static final String KEY = "test-key";

    /** The path of a call with a valid key. */
    static final String CALL = "/v1beta/models/gemini-2.5-flash:generateContent?key=" + KEY;

    final List<Call> calls = new CopyOnWriteArrayList<>();
    final List<String> log = new CopyOnWriteArrayList<>();
    volatile Reply reply = new Reply.Text("Hello!", "STOP");
    volatile boolean admits = true;

    private final GeminiServer server = new GeminiServer(0, this::handler, log::add);
    private final int port = URI.create(server.baseUrl()).getPort();

    /** Forgets what happened in an earlier test. */
    void reset() {
        calls.clear();
        log.clear();
        reply = new Reply.Text("Hello!", "STOP");
        admits = true;
    }

    int port() {
        return port;
    }

    /** Sends a request with a body and its length. */
    String send(String verb, String path, String body) throws IOException {
        return send(verb, path, "Content-Length: " + body.length(), body);
    }

    /**
     * Sends a request exactly as given; other HTTP clients would normalize the path and compute the length.
     *
     * @param headers one or more, with CRLF between them
     * @return the response with its headers
     */
    String send(String verb, String path, String headers, String body) throws IOException {
        return exchange(verb + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + headers
                + "\r\nConnection: close\r\n\r\n" + body);
    }

    /** Sends requests on one connection and returns all responses. */
    String exchange(String requests) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public boolean admits(int bytes) {
        return admits;
    }

    @Override
    public Answer handle(Call call) {
        calls.add(call);
        return Answer.of(new ReplyWriter(new ReplyContext(call.parsed().request(), call.format(), "abc123", 20, 0))
                .write(reply));
    }

    @Override
    public void close() {
        server.close();
    }

    private Optional<CallHandler> handler(String key) {
        return key.equals(KEY) ? Optional.of(this) : Optional.empty();
    }
}
