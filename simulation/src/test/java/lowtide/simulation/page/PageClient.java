package lowtide.simulation.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import lowtide.simulation.cli.PageFields;

/** A server of the page and an HTTP client for it. */
final class PageClient implements AutoCloseable {

    private final HttpClient client = HttpClient.newHttpClient();
    private final CostPage page;

    PageClient() throws IOException {
        page = CostPage.serve(0, new PageFields());
    }

    URI uri() {
        return page.uri();
    }

    /** Requests a path relative to the root of the server. */
    HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(page.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** Sends a request verbatim and returns the whole response. */
    String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), page.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Sends a request without a body, with one additional header, and returns the whole response. */
    String raw(String method, String path, String header) throws IOException {
        return raw(
                method + " " + path + " HTTP/1.1\r\n" + header + "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    }

    @Override
    public void close() {
        page.close();
    }
}
