package lowtide.fakegemini;

import static lowtide.fakegemini.Clients.generate;
import static lowtide.fakegemini.Clients.get;
import static lowtide.fakegemini.Clients.said;
import static lowtide.fakegemini.Clients.send;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The server")
class ServerTest {

    private static FakeGemini gemini;

    @BeforeAll
    static void start() {
        gemini = FakeGemini.start();
    }

    @AfterAll
    static void stop() {
        gemini.close();
    }

    static List<InetAddress> otherAddresses() throws SocketException {
        return Stream.concat(
                        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses),
                        Stream.of(new byte[] {127, 0, 0, 2}).map(ServerTest::address))
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                .toList();
    }

    @ParameterizedTest(name = "does not listen on {0}")
    @MethodSource("otherAddresses")
    void listensOnLoopbackOnly(InetAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port()), 2_000))
                    .isInstanceOf(IOException.class);
        }
    }

    @ParameterizedTest(name = "has no {0}")
    @ValueSource(
            strings = {
                "/__admin",
                "/__admin/",
                "/__admin/mappings",
                "/__admin/requests",
                "/__admin/settings",
                "/__admin/health",
                "/__admin/files",
                "/__admin/docs",
                "/__admin/webapp",
                "/__admin/recorder",
                "/__admin/recorder/index.html",
                "/__admin/swagger-ui/index.html",
                "/%5f%5fadmin/mappings",
                "//__admin/mappings",
                "/x/../__admin/mappings",
                "/__admin;x=1/mappings",
                "/__files/logback-test.xml",
                "/logback-test.xml"
            })
    void hasNothingBesideGemini(String path) throws Exception {
        for (String verb : List.of("GET", "POST", "PUT", "DELETE", "OPTIONS")) {
            String head = rawRequest(verb, path);
            assertThat(head).as(verb).matches("(?s)HTTP/1.1 40[04] .*");
            assertThat(head).doesNotContain("mappings\"", "swagger");
        }
    }

    @Test
    @DisplayName("answers for WireMock's own paths as for any other that Gemini does not have")
    void hidesWireMock() throws Exception {
        assertThat(rawRequest("GET", "/__admin/mappings"))
                .startsWith("HTTP/1.1 404 ")
                .contains("Content-Type: application/json")
                .endsWith("{\"error\":{\"code\":404,\"message\":\"Requested entity was not found.\","
                        + "\"status\":\"NOT_FOUND\"}}");
    }

    @Test
    @DisplayName("cannot be given stubs, nor be shut down")
    void hasNoAdminApi() throws Exception {
        try (Account account = gemini.open(7)) {
            String root = account.baseUrl().replace("/v1beta", "");
            String stub = "{\"request\": {\"method\": \"ANY\"}, \"response\": {\"status\": 418}}";
            send(HttpRequest.newBuilder(URI.create(root + "/__admin/mappings")).POST(BodyPublishers.ofString(stub)));
            send(HttpRequest.newBuilder(URI.create(root + "/__admin/shutdown")).POST(BodyPublishers.noBody()));

            assertThat(generate(account, said("Hello")).statusCode()).isEqualTo(200);
        }
    }

    @Test
    @DisplayName("reads no body that is larger than Gemini takes, or does not say how large it is")
    void readsNoEndlessBody() throws Exception {
        try (Account account = gemini.open(7)) {
            assertThat(rawRequest(
                            "POST",
                            "/v1beta/models/gemini-2.5-flash:generateContent?key=" + account.apiKey(),
                            "Content-Length: 20971521",
                            ""))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("Request payload size exceeds the limit: 20971520 bytes.");
            assertThat(rawRequest(
                            "POST",
                            "/v1beta/models/gemini-2.5-flash:generateContent?key=" + account.apiKey(),
                            "Transfer-Encoding: chunked",
                            ""))
                    .startsWith("HTTP/1.1 400 ");
            assertThat(account.exchanges()).isEmpty();
        }
    }

    @Test
    @DisplayName("unpacks nothing")
    void unpacksNothing() throws Exception {
        try (Account account = gemini.open(7)) {
            assertThat(send(HttpRequest.newBuilder(
                                            URI.create(account.baseUrl() + "/models/gemini-2.5-flash:generateContent"))
                                    .header("x-goog-api-key", account.apiKey())
                                    .header("Content-Encoding", "gzip")
                                    .POST(BodyPublishers.ofString(said("Hello"))))
                            .statusCode())
                    .isEqualTo(400);
            assertThat(account.exchanges()).isEmpty();
        }
    }

    @Test
    @DisplayName("keeps of a flood no more than its quota, and says that it was one")
    void keepsAFloodInPart() throws Exception {
        try (Account account = gemini.open(7).quota(2, 1_000)) {
            assertThat(generate(account, said("Hello")).statusCode()).isEqualTo(200);
            assertThat(account.isExhausted()).isFalse();
            assertThat(generate(account, said("x".repeat(1_000))).statusCode()).isEqualTo(429);
            assertThat(account.isExhausted()).isTrue();
            assertThat(generate(account, said("Hello")).statusCode()).isEqualTo(429);
            assertThat(account.exchanges()).hasSize(1);
        }
    }

    @Test
    @DisplayName("counts a question for the list of models like any other request")
    void countsTheCatalogue() throws Exception {
        try (Account account = gemini.open(7).quota(2, 1_000)) {
            assertThat(get(account, "/models").statusCode()).isEqualTo(200);
            assertThat(get(account, "/models/gemini-0").statusCode()).isEqualTo(404);
            assertThat(account.isExhausted()).isFalse();
            assertThat(get(account, "/models").statusCode()).isEqualTo(429);
            assertThat(account.isExhausted()).isTrue();
        }
    }

    @Test
    @DisplayName("hangs up on what it does not count, so that a flood of it costs connections")
    void hangsUpOnWhatItDoesNotCount() throws Exception {
        try (Account account = gemini.open(7).quota(1, 1_000);
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream()
                    .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".repeat(20).getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("HTTP/1.1 404"))
                    .hasSize(2);

            assertThat(hangsUp(get(account, "/models"))).isFalse();
            assertThat(hangsUp(get(account, "/models"))).isTrue();
            assertThat(hangsUp(send(
                            HttpRequest.newBuilder(URI.create(account.baseUrl()).resolve("/__admin")))))
                    .isTrue();
            assertThat(hangsUp(send(HttpRequest.newBuilder(URI.create(account.baseUrl() + "/models")))))
                    .isTrue();
        }
    }

    private static boolean hangsUp(HttpResponse<String> response) {
        return response.headers().allValues("connection").contains("close");
    }

    @Test
    @DisplayName("sends a truncated stream whole up to the end of its first event")
    void truncatesAfterAnEvent() throws Exception {
        try (Account account = gemini.open(7)) {
            account.enqueue(Replies.truncatedStream());
            String response = rawRequest(
                    "POST",
                    "/v1beta/models/gemini-2.5-flash:streamGenerateContent?alt=sse&key=" + account.apiKey(),
                    said("I ate a salad"));

            String body = response.substring(response.indexOf("\r\n\r\n") + 4);
            assertThat(body).startsWith("data: {").endsWith("}\r\n\r\n").doesNotContain("finishReason");
            assertThat(body.split("data: ")).hasSize(2);
        }
    }

    @Test
    @DisplayName("stops when it is closed")
    void stops() {
        FakeGemini other = FakeGemini.start();
        Account account = other.open(1);
        other.close();

        assertThatThrownBy(() -> generate(account, said("Hello"))).isInstanceOf(ConnectException.class);
    }

    @Test
    @DisplayName("is not shaken by a path that cannot be decoded")
    void readsAnyPath() throws Exception {
        assertThat(rawRequest("POST", "/v1beta/models/%zz:generateContent")).startsWith("HTTP/1.1 40");
    }

    @Test
    @DisplayName("logs a line for every request, without key and text")
    void logs() throws Exception {
        List<String> lines = new CopyOnWriteArrayList<>();
        try (FakeGemini logging = FakeGemini.start(0, lines::add);
                Account account = logging.open(7)) {
            generate(account, said("secret"));
            send(HttpRequest.newBuilder(URI.create(account.baseUrl() + "/models?key=" + account.apiKey())));
            HttpResponse<String> stray = send(HttpRequest.newBuilder(URI.create(account.baseUrl() + "/chat?key=secret"))
                    .POST(BodyPublishers.ofString("secret")));

            assertThat(stray.statusCode()).isEqualTo(404);
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0)).startsWith("POST /v1beta/models/gemini-2.5-flash:generateContent 200 prompt=2 ");
            assertThat(lines.get(1)).isEqualTo("GET /v1beta/models 200");
            assertThat(lines.get(2)).isEqualTo("POST /v1beta/chat 404");
            assertThat(lines).noneMatch(line -> line.contains("secret") || line.contains(account.apiKey()));
        }
    }

    private static InetAddress address(byte[] bytes) {
        try {
            return InetAddress.getByAddress(bytes);
        } catch (IOException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static int port() {
        return URI.create(gemini.baseUrl()).getPort();
    }

    /** Sends a path exactly as given, which HTTP clients would tidy up first. */
    private static String rawRequest(String verb, String path) throws IOException {
        return rawRequest(verb, path, "");
    }

    private static String rawRequest(String verb, String path, String body) throws IOException {
        return rawRequest(verb, path, "Content-Length: " + body.length(), body);
    }

    /** @param length the header that says how long the body is, which need not be true */
    private static String rawRequest(String verb, String path, String length, String body) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port())) {
            socket.getOutputStream()
                    .write((verb + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + length + "\r\n"
                                    + "Connection: close\r\n\r\n" + body)
                            .getBytes(StandardCharsets.US_ASCII));
            socket.shutdownOutput(); // no more of the body is to come
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
