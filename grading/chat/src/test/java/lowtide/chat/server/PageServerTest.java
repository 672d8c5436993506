package lowtide.chat.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import lowtide.chat.Chat;
import lowtide.chat.agent.AgentSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The server of the page")
class PageServerTest {

    private static Chat chat;

    @BeforeAll
    static void open() throws IOException {
        chat = Chat.open(
                AgentSource.broken(Path.of("").toAbsolutePath().getParent().getParent()), 0);
    }

    @AfterAll
    static void close() {
        chat.close();
    }

    @Test
    @DisplayName("sends the page with headers that permit no other scripts and no other pages around it")
    void page() throws IOException {
        assertThat(get(path(), host()))
                .startsWith("HTTP/1.1 200")
                .containsIgnoringCase("content-security-policy: default-src 'none'; script-src 'self'")
                .containsIgnoringCase("frame-ancestors 'none'")
                .containsIgnoringCase("referrer-policy: no-referrer");
    }

    @Test
    @DisplayName("refuses who does not know the token")
    void token() throws IOException {
        assertThat(get("/", host())).startsWith("HTTP/1.1 403");
        assertThat(get("/" + "0".repeat(32) + "/", host())).startsWith("HTTP/1.1 403");
        assertThat(get("/" + "0".repeat(32) + "/events", host())).startsWith("HTTP/1.1 403");
    }

    @Test
    @DisplayName("refuses another host name, which may have been bound to this address")
    void hostName() throws IOException {
        assertThat(get(path(), "evil.example:" + port())).startsWith("HTTP/1.1 403");
        assertThat(get(path(), "localhost:" + port())).startsWith("HTTP/1.1 403");
    }

    @Test
    @DisplayName("refuses requests of other pages, and those that a form could send")
    void origin() throws IOException {
        String body = "{\"user\":\"alice\",\"message\":\"I ate a salad\"}";
        assertThat(post("Origin: https://evil.example\r\nContent-Type: application/json", body))
                .startsWith("HTTP/1.1 403");
        assertThat(post("Origin: null\r\nContent-Type: application/json", body)).startsWith("HTTP/1.1 403");
        assertThat(post("Content-Type: application/json", body)).startsWith("HTTP/1.1 403");
        assertThat(post(own() + "Content-Type: text/plain", body)).startsWith("HTTP/1.1 400");
        assertThat(post(own() + "Content-Type: application/json", body)).startsWith("HTTP/1.1 200");
    }

    @Test
    @DisplayName("refuses what is malformed or too long, and says why")
    void malformed() throws IOException {
        String json = own() + "Content-Type: application/json";
        assertThat(post(json, "{")).startsWith("HTTP/1.1 400").endsWith("This is not JSON.");
        assertThat(post(json, "{\"user\":\"alice\",\"message\":\"\"}")).startsWith("HTTP/1.1 400");
        assertThat(post(json, " ".repeat(200_000))).startsWith("HTTP/1.1 400");
        assertThat(get(path() + "../page.html", host())).startsWith("HTTP/1.1 404");
        assertThat(get(path() + "requests/99", host())).startsWith("HTTP/1.1 404");
        assertThat(get(path() + "requests/99/raw", host())).startsWith("HTTP/1.1 404");
    }

    private static String own() {
        return "Origin: http://" + host() + "\r\n";
    }

    private static String get(String path, String host) throws IOException {
        return exchange("GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n");
    }

    private static String post(String headers, String body) throws IOException {
        return exchange("POST " + path() + "messages HTTP/1.1\r\nHost: " + host() + "\r\nConnection: close\r\n"
                + headers + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body);
    }

    /** Over a socket, because Java's clients set the headers in question themselves. */
    private static String exchange(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port())) {
            PrintWriter out = new PrintWriter(socket.getOutputStream(), true, StandardCharsets.UTF_8);
            out.print(request);
            out.flush();
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static URI address() {
        return chat.address();
    }

    private static int port() {
        return address().getPort();
    }

    private static String host() {
        return "127.0.0.1:" + port();
    }

    private static String path() {
        return address().getPath();
    }
}
