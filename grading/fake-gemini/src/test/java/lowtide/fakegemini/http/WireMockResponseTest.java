package lowtide.fakegemini.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import lowtide.fakegemini.reply.HttpReply;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("WireMock's response")
class WireMockResponseTest {

    private static final String BODY = "caf\u00e9 au lait";

    @Test
    @DisplayName("has the reply's status, type and body")
    void isComplete() {
        ResponseDefinition response = WireMockResponse.of(reply(BODY.length(), Duration.ZERO, false));

        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getHeaders().getContentTypeHeader().firstValue()).isEqualTo("text/plain");
        assertThat(response.getByteBody()).asString(StandardCharsets.UTF_8).isEqualTo(BODY);
        assertThat(response.getHeaders().keys()).containsExactly("Content-Type");
        assertThat(response.getChunkedDribbleDelay()).isNull();
    }

    @Test
    @DisplayName("announces the bytes of the whole body if it sends less")
    void isTruncated() {
        ResponseDefinition response = WireMockResponse.of(reply(4, Duration.ZERO, false));

        assertThat(response.getByteBody()).asString(StandardCharsets.UTF_8).isEqualTo("caf\u00e9");
        assertThat(response.getHeaders().getHeader("Content-Length").firstValue())
                .isEqualTo("13");
    }

    @Test
    @DisplayName("sends a body over time, and closes the connection, if the reply says so")
    void isSlowAndLast() {
        ResponseDefinition response = WireMockResponse.of(reply(BODY.length(), Duration.ofSeconds(2), true));

        assertThat(response.getChunkedDribbleDelay().getTotalDuration()).isEqualTo(2_000);
        assertThat(response.getHeaders().getHeader("Connection").firstValue()).isEqualTo("close");
    }

    @Test
    @DisplayName("is a fault if the connection is to be reset")
    void isAFault() {
        assertThat(WireMockResponse.of(HttpReply.connectionReset()).getFault())
                .isEqualTo(Fault.CONNECTION_RESET_BY_PEER);
    }

    @Test
    @DisplayName("of a stream that waits has no body yet, and the stream's name")
    void isTheHeadOfAStream() {
        ResponseDefinition response = WireMockResponse.ofStream(reply(BODY.length(), Duration.ZERO, false), "7");

        assertThat(response.getStatus()).isEqualTo(201);
        assertThat(response.getByteBody()).isNullOrEmpty();
        assertThat(response.getHeaders().getHeader(PacedStreams.HEADER).firstValue())
                .isEqualTo("7");
    }

    private static HttpReply reply(int sentCharacters, Duration duration, boolean closesConnection) {
        return new HttpReply(
                201,
                "text/plain",
                BODY,
                sentCharacters,
                Duration.ZERO,
                duration,
                false,
                closesConnection,
                Optional.empty(),
                Optional.empty());
    }
}
