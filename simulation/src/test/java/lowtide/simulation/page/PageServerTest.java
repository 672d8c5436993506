package lowtide.simulation.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageServerTest {

    private static final String LOCALHOST = "Host: localhost";

    private static PageClient client;

    @BeforeAll
    static void start() throws IOException {
        client = new PageClient();
    }

    @AfterAll
    static void stop() {
        client.close();
    }

    @ParameterizedTest
    @DisplayName("the page and its files come from this server, cannot be framed, and load nothing from other sites")
    @ValueSource(
            strings = {
                "",
                "page.css",
                "page.js",
                "chart.js",
                "dom.js",
                "fields.js",
                "lines.js",
                "tables.js",
                "echarts.js"
            })
    void files(String file) throws Exception {
        HttpResponse<String> response = client.get(file);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                .doesNotContain("unsafe", "http");
    }

    @Test
    @DisplayName("the page offers the models of the price list and links to no other site")
    void page() throws Exception {
        assertThat(client.get("").body())
                .contains("<option>gemini-2.5-flash</option>")
                .doesNotContain("=\"http", "=\"//");
    }

    @ParameterizedTest
    @DisplayName("other paths are not found")
    @ValueSource(
            strings = {
                "files.properties",
                "page.html",
                "../pricing/prices.yml",
                "%2e%2e/pricing/prices.yml",
                "echarts.js/",
                "/page.js",
                "cost.gif",
                "META-INF/MANIFEST.MF",
                "favicon.ico"
            })
    void otherPaths(String path) throws IOException {
        assertThat(client.raw("GET", "/" + path, LOCALHOST)).startsWith("HTTP/1.1 404");
    }

    @Test
    @DisplayName("a malformed address is a bad request")
    void malformedAddress() throws IOException {
        assertThat(client.raw("GET", "/answer?users=%zz", LOCALHOST)).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @DisplayName("requests for another host are rejected")
    @ValueSource(
            strings = {
                "Host: lowtide.example",
                "Host: lowtide.example:80",
                "Host: 127.0.0.1.lowtide.example",
                "Host: 10.0.0.1",
                "Host: localhost@lowtide.example",
                "Host:",
                "Accept: */*"
            })
    void otherHosts(String header) throws IOException {
        for (String path : List.of("/", "/answer?users=50", "/cost.csv")) {
            assertThat(client.raw("GET", path, header))
                    .doesNotContain(" 200 ")
                    .doesNotContain("2407", "2,407")
                    .doesNotContain("<html");
        }
    }

    @ParameterizedTest
    @DisplayName("the usual names of this machine are accepted")
    @ValueSource(strings = {"localhost", "LocalHost:1", "127.0.0.1", "127.0.0.1:65535"})
    void loopbackHosts(String host) throws IOException {
        assertThat(client.raw("GET", "/answer", "Host: " + host))
                .startsWith("HTTP/1.1 200")
                .contains("$2,407.50");
    }

    @ParameterizedTest
    @DisplayName("only GET is allowed")
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "HEAD"})
    void otherMethods(String method) throws IOException {
        assertThat(client.raw(method, "/answer", LOCALHOST))
                .startsWith("HTTP/1.1 405")
                .doesNotContain("2,407");
    }

    @Test
    @DisplayName("the server listens on the loopback address only")
    void loopbackOnly() throws SocketException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();

        assertThat(others).noneMatch(PageServerTest::accepts);
        assertThat(accepts(InetAddress.getLoopbackAddress())).isTrue();
    }

    private static boolean accepts(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, client.uri().getPort()), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
