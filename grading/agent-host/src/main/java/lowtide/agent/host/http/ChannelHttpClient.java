package lowtide.agent.host.http;

import static dev.langchain4j.http.client.sse.ServerSentEventListenerUtils.ignoringExceptions;

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
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/**
 * LangChain4j's HTTP client for agents: HTTP/1.1 over loopback, or over a Unix socket for a process without a network,
 * which Java's own client does not support. A request is made on the thread of its call; Java's client hands it to two
 * others. Fails with the same exceptions as LangChain4j's client on Java's. The events of a stream are received on a
 * thread of their own. Thread-safe.
 */
final class ChannelHttpClient implements HttpClient {

    private static final Executor STREAMS = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "http-stream");
        thread.setDaemon(true);
        return thread;
    });

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
        if (!isSuccess(response)) {
            throw failure(response, response.body());
        }
        return successful(response);
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        STREAMS.execute(() -> {
            try {
                receive(request, parser, listener);
            } catch (HttpTimeoutException late) {
                ignoringExceptions(() -> listener.onError(new TimeoutException(late)));
            } catch (IOException failure) {
                ignoringExceptions(() -> listener.onError(new CompletionException(failure))); // as LangChain4j's client
            } catch (RuntimeException failure) {
                ignoringExceptions(() -> listener.onError(failure));
            }
        });
    }

    /** The time-out ends with the head of the response, as that of Java's client does. */
    private void receive(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener)
            throws IOException {
        HttpConnection connection = connections.take(connectTimeout);
        boolean reusable = false;
        try {
            HttpConnection.Response head = head(connection, request);
            try (ResponseBody body = connection.body(head)) {
                if (!isSuccess(head)) {
                    throw failure(head, body.readAllBytes());
                }
                ignoringExceptions(() -> listener.onOpen(successful(head)));
                parser.parse(body, listener);
                ignoringExceptions(listener::onClose);
                reusable = body.hasEnded() && isKeptOpen(head);
            }
        } finally {
            connections.giveBack(connection, reusable);
        }
    }

    private HttpConnection.Response head(HttpConnection connection, HttpRequest request) throws IOException {
        try (Deadline deadline = Deadline.after(readTimeout, connection)) {
            try {
                connection.send(request);
                return connection.receiveHead();
            } catch (IOException failure) {
                throw deadline.isOver() ? new HttpTimeoutException("request timed out") : failure;
            }
        }
    }

    private static boolean isSuccess(HttpConnection.Response response) {
        return response.status() >= 200 && response.status() < 300;
    }

    private static boolean isKeptOpen(HttpConnection.Response response) {
        return !response.header("connection").equalsIgnoreCase("close");
    }

    private static HttpException failure(HttpConnection.Response response, byte[] body) {
        return new HttpException(response.status(), new String(body, StandardCharsets.UTF_8));
    }

    private static SuccessfulHttpResponse successful(HttpConnection.Response response) {
        return SuccessfulHttpResponse.builder()
                .statusCode(response.status())
                .headers(response.headers())
                .body(response.body())
                .build();
    }

    private HttpConnection.Response exchange(HttpRequest request) throws IOException {
        HttpConnection connection = connections.take(connectTimeout);
        boolean reusable = false;
        try (Deadline deadline = Deadline.after(readTimeout, connection)) {
            try {
                connection.send(request);
                HttpConnection.Response response = connection.receive();
                reusable = isKeptOpen(response) && deadline.cancel();
                return response;
            } catch (IOException failure) {
                throw deadline.isOver() ? new HttpTimeoutException("request timed out") : failure;
            }
        } finally {
            connections.giveBack(connection, reusable);
        }
    }
}
