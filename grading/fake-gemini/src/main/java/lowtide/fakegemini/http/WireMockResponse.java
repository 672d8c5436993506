package lowtide.fakegemini.http;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import java.nio.charset.StandardCharsets;
import lowtide.fakegemini.reply.HttpReply;

/** Converts replies into responses that WireMock sends. */
final class WireMockResponse {

    /** A body that takes a while is sent in this many pieces. */
    private static final int PIECES = 20;

    private WireMockResponse() {}

    /** Status and headers of a stream whose events are sent later. */
    static ResponseDefinition ofStream(HttpReply reply, String name) {
        return aResponse()
                .withStatus(reply.status())
                .withHeader("Content-Type", reply.contentType())
                .withHeader(PacedStreams.HEADER, name)
                .build();
    }

    static ResponseDefinition of(HttpReply reply) {
        if (reply.isConnectionReset()) {
            return aResponse().withFault(Fault.CONNECTION_RESET_BY_PEER).build();
        }
        byte[] whole = reply.body().getBytes(StandardCharsets.UTF_8);
        byte[] sent = reply.body().substring(0, reply.sentCharacters()).getBytes(StandardCharsets.UTF_8);
        ResponseDefinitionBuilder response = aResponse()
                .withStatus(reply.status())
                .withHeader("Content-Type", reply.contentType())
                .withBody(sent);
        if (sent.length < whole.length) {
            // A length beyond the body makes the server cut the connection after what it has sent.
            response.withHeader("Content-Length", String.valueOf(whole.length));
        }
        if (reply.closesConnection()) {
            response.withHeader("Connection", "close");
        }
        if (!reply.duration().isZero()) {
            response.withChunkedDribbleDelay(PIECES, (int) reply.duration().toMillis());
        }
        return response.build();
    }
}
