package lowtide.agent.host.http;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * LangChain4j's HTTP client in a process without a network: HTTP/1.1 over a Unix socket, which Java's own client does
 * not support, or over loopback. Fails with the same exceptions as LangChain4j's client on Java's. Does not stream
 * events. Thread-safe.
 */
final class ChannelHttpClient implements HttpClient {

    private final ConnectionPool connections;
    private final Duration connectTimeout;
    private final Duration readTimeout;

    ChannelHttpClient(ConnectionPool connections, Duration connectTimeout, Duration readTimeout) {
        this.connections = connections;
        this.connectTimeout = connectTimeout;
        this.readTimeout = readTimeout;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        HttpConnection.Response response;
        try {
            response = exchange(request);
        } catch (HttpTimeoutException late) {
            throw new TimeoutException(late);
        } catch (IOException failure) {
            throw new RuntimeException(failure); // as LangChain4j's own client does
        }
        if (response.status() < 200 || response.status() >= 300) {
            throw new HttpException(response.status(), new String(response.body(), StandardCharsets.UTF_8));
        }
        return SuccessfulHttpResponse.builder()
                .statusCode(response.status())
                .headers(response.headers())
                .body(response.body())
                .build();
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("The agent's model is a ChatModel; it does not stream.");
    }

    private HttpConnection.Response exchange(HttpRequest request) throws IOException {
        HttpConnection connection = connections.take(connectTimeout);
        boolean reusable = false;
        try (Deadline deadline = Deadline.after(readTimeout, connection)) {
            try {
                connection.send(request);
                HttpConnection.Response response = connection.receive();
                reusable = !response.header("connection").equalsIgnoreCase("close") && deadline.cancel();
                return response;
            } catch (IOException failure) {
                throw deadline.isOver() ? new HttpTimeoutException("request timed out") : failure;
            }
        } finally {
            connections.giveBack(connection, reusable);
        }
    }
}
