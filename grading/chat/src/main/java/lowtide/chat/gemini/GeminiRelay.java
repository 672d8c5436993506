package lowtide.chat.gemini;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.RawExchange;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.request.RequestReader;

/**
 * Passes requests of an agent on to the real Gemini, and notes them. It listens on 127.0.0.1 with a key of its own; the real
 * key stays in this process.
 */
public final class GeminiRelay implements Backend {

    private static final Pattern CALL = Pattern.compile("/v1(?:beta)?/models/([^/:]+):([A-Za-z]+)");
    private static final String STREAM = "streamGenerateContent";
    private static final String KEY_HEADER = "x-goog-api-key";
    private static final int LARGEST_BODY = 20 << 20; // what Gemini accepts
    private static final int PIECE = 8 << 10;

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        return thread;
    });
    private final HttpClient client = HttpClient.newHttpClient();
    private final String ownKey = UUID.randomUUID().toString();
    private final RelayJournal journal = new RelayJournal();
    private final RealGemini gemini;
    private final HttpServer server;
    private volatile Consumer<GeminiRequest> listener = request -> {};

    /** Begins to listen on a free port. */
    public GeminiRelay(RealGemini gemini) throws IOException {
        this.gemini = gemini;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0), 0);
        server.createContext("/", this::handle);
        server.setExecutor(threads);
        server.start();
    }

    @Override
    public GeminiAccess access() {
        return new GeminiAccess("http://127.0.0.1:" + server.getAddress().getPort() + "/v1beta", ownKey);
    }

    @Override
    public void listen(Consumer<GeminiRequest> next) {
        listener = next;
    }

    @Override
    public List<Exchange> exchanges() {
        return journal.exchanges();
    }

    @Override
    public Optional<RawExchange> raw(int number) {
        return journal.raw(number);
    }

    @Override
    public Optional<Account> fake() {
        return Optional.empty();
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            URI asked = exchange.getRequestURI();
            Matcher call = CALL.matcher(asked.getPath());
            byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
            boolean knowsKey = ownKey.equals(exchange.getRequestHeaders().getFirst(KEY_HEADER));
            if (!knowsKey
                    || !exchange.getRequestMethod().equals("POST")
                    || !call.matches()
                    || body.length > LARGEST_BODY) {
                answer(exchange, 403, "The relay passes on calls of the agent's models only.");
                return;
            }
            GeminiRequest request = journal.add(
                    RequestReader.read(call.group(1), call.group(2), body).request(),
                    new String(body, StandardCharsets.UTF_8));
            if (request.isModelCall()) {
                listener.accept(request);
            }
            passOn(exchange, request, body);
        }
    }

    private void passOn(HttpExchange exchange, GeminiRequest request, byte[] body) throws IOException {
        URI asked = exchange.getRequestURI();
        String query = asked.getRawQuery() == null ? "" : "?" + asked.getRawQuery();
        HttpRequest passed = HttpRequest.newBuilder(URI.create(gemini.baseUrl() + asked.getRawPath() + query))
                .header("Content-Type", "application/json")
                .header(KEY_HEADER, gemini.apiKey())
                .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                .build();
        try {
            HttpResponse<InputStream> response = client.send(passed, HttpResponse.BodyHandlers.ofInputStream());
            response.headers()
                    .firstValue("Content-Type")
                    .ifPresent(type -> exchange.getResponseHeaders().set("Content-Type", type));
            copy(exchange, request, response);
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        } catch (IOException unreachable) {
            journal.finish(request, 0, "");
            throw unreachable; // the agent sees a connection that breaks, as without the relay
        }
    }

    /** Notes the whole answer before its last byte is sent, so that an agent that has it finds it noted. */
    private void copy(HttpExchange exchange, GeminiRequest request, HttpResponse<InputStream> response)
            throws IOException {
        try (InputStream in = response.body()) {
            if (!request.method().equals(STREAM)) {
                byte[] whole = in.readAllBytes();
                journal.finish(request, response.statusCode(), new String(whole, StandardCharsets.UTF_8));
                exchange.sendResponseHeaders(response.statusCode(), whole.length == 0 ? -1 : whole.length);
                exchange.getResponseBody().write(whole);
                return;
            }
            exchange.sendResponseHeaders(response.statusCode(), 0);
            ByteArrayOutputStream whole = new ByteArrayOutputStream();
            OutputStream out = exchange.getResponseBody();
            byte[] piece = new byte[PIECE];
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                whole.write(piece, 0, length);
                out.write(piece, 0, length);
                out.flush();
            }
            journal.finish(request, response.statusCode(), whole.toString(StandardCharsets.UTF_8));
        }
    }

    private static void answer(HttpExchange exchange, int status, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
