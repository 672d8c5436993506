package lowtide.fakegemini.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@DisplayName("The server")
class GeminiServerTest extends WithServer {

    static List<InetAddress> otherAddresses() throws IOException {
        return Stream.concat(
                        NetworkInterface.networkInterfaces().flatMap(NetworkInterface::inetAddresses),
                        Stream.of(InetAddress.getByAddress(new byte[] {127, 0, 0, 2})))
                .filter(address -> !address.getHostAddress().equals("127.0.0.1"))
                .toList();
    }

    @ParameterizedTest(name = "does not listen on {0}")
    @MethodSource("otherAddresses")
    void listensOnLoopbackOnly(InetAddress address) throws IOException {
        try (Socket socket = new Socket()) {
            assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, server.port()), 2_000))
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    @DisplayName("stops when it is closed")
    void stops() {
        TestServer other = new TestServer();
        other.close();

        assertThatThrownBy(() -> other.send("GET", "/", "")).isInstanceOf(ConnectException.class);
    }

    @Test
    @DisplayName("shows nothing of WireMock but what Gemini has")
    void hidesWireMock() throws Exception {
        assertThat(server.send("GET", "/__admin/mappings", ""))
                .startsWith("HTTP/1.1 404 ")
                .contains("Content-Type: application/json")
                .endsWith("{\"error\":{\"code\":404,\"message\":\"Requested entity was not found.\","
                        + "\"status\":\"NOT_FOUND\"}}");
    }

    @Test
    @DisplayName("cannot be given stubs or be shut down over HTTP")
    void hasNoAdminApi() throws Exception {
        String stub = "{\"request\": {\"method\": \"ANY\"}, \"response\": {\"status\": 418}}";
        server.send("POST", "/__admin/mappings", stub);
        server.send("POST", "/__admin/shutdown", "");

        assertThat(server.send("POST", TestServer.CALL, "{}"))
                .startsWith("HTTP/1.1 200 ")
                .contains("Hello!");
    }
}
