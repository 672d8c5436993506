package lowtide.simulation.page;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import lowtide.simulation.report.Comparison;
import lowtide.simulation.report.CsvReport;
import lowtide.simulation.report.JsonReport;
import lowtide.simulation.report.NoFontsException;
import lowtide.simulation.report.Plot;

/**
 * Serves the page, the answers to its fields, and the same answers as files. Listens on the loopback address only, supports
 * only GET, and rejects requests whose Host header does not name this machine, which prevents DNS rebinding. Stateless
 * between requests. Thread-safe.
 */
public final class CostPage implements AutoCloseable {

    private static final Logger LOG = System.getLogger(CostPage.class.getName());
    private static final String LOOPBACK = "127.0.0.1";

    /** A megabyte, which a browser keeps in its cache and does not compile anew each time the page is opened. */
    private static final String CHART_LIBRARY = "/echarts.js";

    private static final Pattern LOOPBACK_HOST = Pattern.compile("(?i)(127\\.0\\.0\\.1|localhost)(:[0-9]{1,5})?");
    private static final int THREADS = 4;

    private final HttpServer server;
    private final ExecutorService threads;
    private final PageFiles files = new PageFiles();
    private final FieldReader reader;

    private CostPage(HttpServer server, FieldReader reader) {
        this.server = server;
        this.reader = reader;
        this.threads = Executors.newFixedThreadPool(THREADS, task -> {
            Thread thread = new Thread(task, "cost-page");
            thread.setDaemon(true);
            return thread;
        });
    }

    /**
     * Starts a server.
     *
     * @param port 0 to 65,535; 0 selects a free port
     * @throws IOException if the port is in use
     */
    public static CostPage serve(int port, FieldReader reader) throws IOException {
        // Without this, each answer waits 40 ms for the browser to acknowledge the header. Read once per JVM.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        InetSocketAddress address = new InetSocketAddress(InetAddress.getByName(LOOPBACK), port);
        CostPage page = new CostPage(HttpServer.create(address, 0), Objects.requireNonNull(reader, "reader"));
        page.server.createContext("/", page::answer);
        page.server.setExecutor(page.threads);
        page.server.start();
        return page;
    }

    /** The address of the page. */
    public URI uri() {
        return URI.create("http://" + LOOPBACK + ":" + server.getAddress().getPort() + "/");
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            PageResponse response;
            try {
                response = respond(exchange);
            } catch (RuntimeException | Error e) {
                LOG.log(Level.ERROR, "The cost page failed", e);
                response = PageResponse.plain(500, "Internal error. See the terminal in which the server runs.");
            }
            send(exchange, response);
        }
    }

    private PageResponse respond(HttpExchange exchange) {
        String host = exchange.getRequestHeaders().getFirst("Host");
        if (host == null || !LOOPBACK_HOST.matcher(host).matches()) {
            return PageResponse.plain(421, "The page is only served to this machine. Open " + uri());
        }
        if (!exchange.getRequestMethod().equals("GET")) {
            exchange.getResponseHeaders().set("Allow", "GET");
            return PageResponse.plain(405, "Only GET is supported.");
        }
        String path = exchange.getRequestURI().getPath();
        return switch (path) {
            case "/answer", "/cost.csv", "/cost.json", "/cost.png", "/cost.svg" ->
                answer(path, exchange.getRequestURI());
            default -> files.at(path).orElseGet(() -> PageResponse.plain(404, "Not found."));
        };
    }

    private PageResponse answer(String path, URI uri) {
        boolean forPage = path.equals("/answer");
        try {
            Comparison comparison = reader.read(fields(uri));
            return forPage
                    ? PageResponse.of(200, "application/json", AnswerJson.of(comparison))
                    : file(path, comparison).savedAs(path.substring(1));
        } catch (InvalidFieldsException e) {
            return forPage
                    ? PageResponse.of(400, "application/json", AnswerJson.of(e.errors()))
                    : PageResponse.plain(400, e.getMessage());
        } catch (NoFontsException e) {
            return PageResponse.plain(503, e.getMessage());
        }
    }

    private static PageResponse file(String path, Comparison comparison) throws NoFontsException {
        return switch (path) {
            case "/cost.csv" ->
                PageResponse.of(200, "text/csv", String.join("\r\n", new CsvReport().of(comparison)) + "\r\n");
            case "/cost.json" -> PageResponse.of(200, "application/json", new JsonReport().of(comparison) + "\n");
            case "/cost.png" -> image("image/png", Plot.of(comparison)::writePng);
            default -> image("image/svg+xml", Plot.of(comparison)::writeSvg);
        };
    }

    private interface Drawing {
        void writeTo(ByteArrayOutputStream out) throws IOException;
    }

    private static PageResponse image(String type, Drawing drawing) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            drawing.writeTo(out);
        } catch (IOException e) {
            throw new IllegalStateException("writing to memory does not fail", e);
        }
        return new PageResponse(200, type, "", out.toByteArray());
    }

    /** If a field is given twice, the last value counts. */
    private static Map<String, String> fields(URI uri) {
        Map<String, String> fields = new LinkedHashMap<>();
        String query = Objects.requireNonNullElse(uri.getRawQuery(), "");
        for (String field : query.split("&")) {
            if (!field.isEmpty()) {
                String[] pair = field.split("=", 2);
                fields.put(decoded(pair[0]), pair.length == 1 ? "" : decoded(pair[1]));
            }
        }
        return fields;
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static void send(HttpExchange exchange, PageResponse response) throws IOException {
        Headers headers = exchange.getResponseHeaders();
        headers.set("Content-Type", response.type());
        boolean isLibrary = exchange.getRequestURI().getPath().equals(CHART_LIBRARY);
        headers.set("Cache-Control", isLibrary ? "max-age=600" : "no-store");
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("Cross-Origin-Resource-Policy", "same-origin");
        // The page loads nothing from other sites. Its icon is a data URL.
        headers.set(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src"
                        + " 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        if (!response.fileName().isEmpty()) {
            headers.set("Content-Disposition", "attachment; filename=\"" + response.fileName() + "\"");
        }
        if (exchange.getRequestMethod().equals("HEAD")) {
            exchange.sendResponseHeaders(response.status(), -1);
        } else {
            exchange.sendResponseHeaders(response.status(), response.body().length);
            exchange.getResponseBody().write(response.body());
        }
    }
}
