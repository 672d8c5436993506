package lowtide.chat.server;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.chat.crowd.CrowdState;
import lowtide.chat.crowd.Crowds;
import lowtide.chat.room.ChatRoom;
import lowtide.chat.room.RoomState;

/**
 * Serves a room to browsers of this machine. It listens on 127.0.0.1 only and answers nobody who does not know the random
 * token in its address.
 */
public final class PageServer implements AutoCloseable {

    private static final Pattern REQUEST = Pattern.compile("requests/(\\d{1,9})(/raw)?");
    private static final int LARGEST_BODY = 100_000;
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);
    private static final Duration CROWD_PERIOD = Duration.ofMillis(500);

    private static final Map<String, String> HEADERS = Map.of(
            "Content-Security-Policy",
            "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; img-src data:; base-uri 'none';"
                    + " form-action 'none'; frame-ancestors 'none'",
            "X-Content-Type-Options",
            "nosniff",
            "Referrer-Policy",
            "no-referrer",
            "Cross-Origin-Opener-Policy",
            "same-origin",
            "Cross-Origin-Resource-Policy",
            "same-origin",
            "Cache-Control",
            "no-store");

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "page");
        thread.setDaemon(true);
        return thread;
    });
    private final PageFiles files;
    private final PageTexts texts;
    private final HttpServer server;
    private final RequestGuard guard;
    private final ChatRoom room;
    private final Crowds crowds;
    private final RoomRequests requests;

    private PageServer(HttpServer server, ChatRoom room, Crowds crowds, PageTexts texts) throws IOException {
        this.server = server;
        this.files = new PageFiles(texts);
        this.texts = texts;
        this.room = room;
        this.crowds = crowds;
        this.requests = new RoomRequests(room, crowds, texts);
        this.guard = new RequestGuard(server.getAddress().getPort());
    }

    /**
     * Begins to serve.
     *
     * @param port 0 for a free port
     * @param language of the page
     * @throws IOException if the port is not free
     */
    public static PageServer start(int port, ChatRoom room, Crowds crowds, Locale language) throws IOException {
        InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        PageServer page = new PageServer(
                HttpServer.create(new InetSocketAddress(loopback, port), 0), room, crowds, PageTexts.in(language));
        page.server.createContext("/", page::handle);
        page.server.setExecutor(page.threads);
        page.server.start();
        return page;
    }

    /** The address of the page, with its token. */
    public URI address() {
        return URI.create(guard.origin() + guard.root());
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            Headers headers = exchange.getResponseHeaders();
            HEADERS.forEach(headers::set);
            Optional<String> path = guard.path(
                    exchange.getRequestMethod(), exchange.getRequestURI().getRawPath(), exchange.getRequestHeaders());
            if (path.isEmpty()) {
                send(exchange, Response.text(403, "Open the address that the command has printed."));
            } else if (exchange.getRequestMethod().equals("POST")) {
                post(exchange, path.get());
            } else if (!exchange.getRequestMethod().equals("GET")) {
                send(exchange, Response.text(405, "GET or POST."));
            } else if (path.get().equals("events")) {
                events(exchange);
            } else {
                send(exchange, read(path.get()));
            }
        }
    }

    private void post(HttpExchange exchange, String path) throws IOException {
        byte[] body = exchange.getRequestBody().readNBytes(LARGEST_BODY + 1);
        exchange.getRequestBody().transferTo(OutputStream.nullOutputStream()); // or the client may not see the answer
        boolean isJson = "application/json".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        if (body.length > LARGEST_BODY || !isJson) {
            send(exchange, Response.text(400, "Expected JSON of at most " + LARGEST_BODY + " bytes."));
        } else {
            send(exchange, requests.change(path, body));
        }
    }

    private Response read(String path) throws IOException {
        Matcher request = REQUEST.matcher(path);
        if (request.matches()) {
            int number = Integer.parseInt(request.group(1));
            Optional<?> found = request.group(2) == null ? room.request(number) : room.raw(number);
            return found.isPresent()
                    ? Response.json(RoomJson.bytes(found.get()))
                    : Response.text(404, texts.of("This request is not kept any more."));
        }
        if (path.equals("export.html")) {
            return new Response(200, "text/html; charset=utf-8", Export.of(room, texts));
        }
        return files.at(path).orElseGet(() -> Response.text(404, "There is nothing at this path."));
    }

    /** Sends the state of the room and of the crowds whenever it changes, until the browser hangs up. */
    private void events(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", "text/event-stream");
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            long seen = -1;
            List<CrowdState> shown = List.of();
            while (true) {
                RoomState state = room.stateAfter(seen, crowds.isRunning() ? CROWD_PERIOD : HEARTBEAT);
                write(out, "state", RoomJson.bytes(state.translated(texts::of)));
                seen = state.version();
                List<CrowdState> crowd = crowds.state();
                if (!crowd.equals(shown)) {
                    write(
                            out,
                            "crowd",
                            RoomJson.bytes(crowd.stream()
                                    .map(each -> each.translated(texts::of))
                                    .toList()));
                    shown = crowd;
                }
                out.flush();
            }
        } catch (InterruptedException closed) {
            Thread.currentThread().interrupt();
        }
    }

    private static void write(OutputStream out, String event, byte[] json) throws IOException {
        out.write(("event: " + event + "\ndata: ").getBytes(StandardCharsets.UTF_8));
        out.write(json);
        out.write("\n\n".getBytes(StandardCharsets.UTF_8));
    }

    private static void send(HttpExchange exchange, Response response) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", response.type());
        exchange.sendResponseHeaders(response.status(), response.body().length == 0 ? -1 : response.body().length);
        exchange.getResponseBody().write(response.body());
    }
}
