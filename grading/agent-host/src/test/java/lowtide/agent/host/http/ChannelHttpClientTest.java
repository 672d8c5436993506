package lowtide.agent.host.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(20)
class ChannelHttpClientTest {

    private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\nX-A: 1\r\n\r\nhi";

    private ScriptedServer server;
    private HttpClient client;

    @BeforeEach
    void start() throws IOException {
        server = ScriptedServer.onLoopback();
        client = new ChannelHttpClientBuilder(server.address()).build();
    }

    @AfterEach
    void stop() throws IOException {
        server.close();
    }

    @Test
    void aRequestIsSentAndItsAnswerReceived() {
        server.answering(OK);

        SuccessfulHttpResponse response = client.execute(request());

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).isEqualTo("hi");
        assertThat(response.headers().get("X-A")).containsExactly("1");
        assertThat(server.requests())
                .containsExactly("POST /v1beta/models?alt=json HTTP/1.1\r\nHost: gemini.example:8080\r\n"
                        + "Content-Length: 5\r\nx-goog-api-key: key\r\n\r\nK\u00e4se");
    }

    @Test
    void aConnectionIsUsedAgainUnlessTheServerClosesIt() {
        server.answering(OK, OK, "HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: 0\r\n\r\n", OK);

        for (int i = 0; i < 4; i++) {
            client.execute(request());
        }

        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    void aBodyInChunksIsPutTogether() {
        server.answering("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nhi\r\n3\r\n ho\r\n0\r\n\r\n");

        assertThat(client.execute(request()).body()).isEqualTo("hi ho");
    }

    @Test
    void anErrorOfTheServerIsAnHttpException() {
        server.answering("HTTP/1.1 503 Unavailable\r\nContent-Length: 4\r\n\r\nbusy");

        assertThatThrownBy(() -> client.execute(request()))
                .isInstanceOfSatisfying(
                        HttpException.class,
                        busy -> assertThat(busy.statusCode()).isEqualTo(503))
                .hasMessage("busy");
    }

    @Test
    void aConnectionThatBreaksIsARuntimeExceptionAndIsNotUsedAgain() {
        server.answering("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi", "", OK);
        client.execute(request());

        assertThatThrownBy(() -> client.execute(request()))
                .isExactlyInstanceOf(RuntimeException.class)
                .hasCauseInstanceOf(EOFException.class);
        assertThat(client.execute(request()).body()).isEqualTo("hi");
    }

    @Test
    void anAnswerThatDoesNotComeInTimeIsATimeout() throws IOException {
        HttpClient impatient = new ChannelHttpClientBuilder(server.address())
                .readTimeout(Duration.ofMillis(50))
                .build();

        assertThatThrownBy(() -> impatient.execute(request()))
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("request timed out");
        server.answering(OK);
        assertThat(client.execute(request()).body()).isEqualTo("hi");
    }

    @Test
    void anAnswerThatStopsHalfWayIsATimeoutToo() throws IOException {
        server.answering("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\nhalf");
        HttpClient impatient = new ChannelHttpClientBuilder(server.address())
                .readTimeout(Duration.ofMillis(50))
                .build();

        assertThatThrownBy(() -> impatient.execute(request())).isInstanceOf(TimeoutException.class);
    }

    @Test
    void copiesOfABuilderShareConnectionsAndNoTimeouts() throws IOException {
        server.answering(OK, OK);
        ChannelHttpClientBuilder builder = new ChannelHttpClientBuilder(server.address());

        builder.copy().readTimeout(Duration.ofSeconds(9)).build().execute(request());
        builder.copy().build().execute(request());

        assertThat(server.connections()).isOne();
        assertThat(builder.copy().readTimeout()).isGreaterThan(Duration.ofSeconds(9));
        assertThat(builder.copy().connectTimeout(Duration.ofSeconds(3)).connectTimeout())
                .isEqualTo(Duration.ofSeconds(3));
    }

    @Test
    @DisabledOnOs(value = OS.WINDOWS, disabledReason = "agents there use loopback")
    void aUnixSocketWorksAsLoopbackDoes(@TempDir Path folder) throws IOException {
        try (ScriptedServer local = ScriptedServer.onUnixSocket(folder.resolve("gemini"))) {
            local.answering(OK);

            assertThat(new ChannelHttpClientBuilder(local.address())
                            .build()
                            .execute(request())
                            .body())
                    .isEqualTo("hi");
        }
    }

    private static HttpRequest request() {
        return HttpRequest.builder()
                .method(HttpMethod.POST)
                .url("http://gemini.example:8080/v1beta/models?alt=json")
                .addHeader("x-goog-api-key", "k\r\ney")
                .body("Käse")
                .build();
    }
}
