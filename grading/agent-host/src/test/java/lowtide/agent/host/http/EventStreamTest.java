package lowtide.agent.host.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpMethod;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.DefaultServerSentEventParser;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@DisplayName("The client without a network receives a stream of events")
@Timeout(20)
class EventStreamTest {

    private static final String HEAD = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
    /** Without its end: some servers send that with the next chunk only. */
    private static final String FIRST = "9\r\ndata: 1\n\n";

    private static final String END = "0\r\n\r\n";

    private final Listener listener = new Listener();
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
    @DisplayName("as they come, and uses the connection again")
    void receives() throws Exception {
        server.answering(HEAD + FIRST + "\r\n8\r\ndata: 2\n\r\n1\r\n\n\r\n" + END, HEAD + END);

        stream(client);
        assertThat(listener.next()).isEqualTo("open 200");
        assertThat(listener.next()).isEqualTo("event 1");
        assertThat(listener.next()).isEqualTo("event 2");
        assertThat(listener.next()).isEqualTo("close");
        stream(client);
        assertThat(listener.next()).isEqualTo("open 200");
        assertThat(listener.next()).isEqualTo("close");
        assertThat(listener.events).isEmpty();
    }

    @Test
    @DisplayName("before the rest has come, and closes the connection when it is cancelled")
    void isCancelled() throws Exception {
        server.answering(HEAD + FIRST);

        stream(client);
        assertThat(listener.next()).isEqualTo("open 200");
        assertThat(listener.next()).isEqualTo("event 1");
        listener.context.parsingHandle().cancel();
        server.answering(HEAD + END);
        Listener other = new Listener();
        client.execute(request(), new DefaultServerSentEventParser(), other);

        assertThat(other.next()).isEqualTo("open 200");
        assertThat(server.connections()).isEqualTo(2);
    }

    @Test
    @DisplayName("of a known length too")
    void hasALength() throws Exception {
        server.answering("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\ndata: 1\n\n");

        stream(client);
        assertThat(listener.next()).isEqualTo("open 200");
        assertThat(listener.next()).isEqualTo("event 1");
        assertThat(listener.next()).isEqualTo("close");
    }

    @Test
    @DisplayName("and tells of a connection that breaks as LangChain4j's own client does: an error, then the end")
    void breaks() throws Exception {
        server.answering("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\ndata: 1\n\n");

        stream(client);
        assertThat(listener.next()).isEqualTo("open 200");
        assertThat(listener.next()).isEqualTo("event 1");
        server.close();
        assertThat(listener.next()).isEqualTo("error EOFException");
        assertThat(listener.next()).isEqualTo("close");
    }

    @Test
    @DisplayName("and tells of a refusal, of a connection that breaks at once, and of a time-out")
    void fails() throws Exception {
        server.answering("HTTP/1.1 503 Unavailable\r\nContent-Length: 4\r\n\r\nbusy", "");

        stream(client);
        assertThat(listener.next()).isEqualTo("error " + HttpException.class.getSimpleName());
        stream(client);
        assertThat(listener.next()).isEqualTo("error CompletionException");
        stream(new ChannelHttpClientBuilder(server.address())
                .readTimeout(Duration.ofMillis(50))
                .build());
        assertThat(listener.next()).isEqualTo("error " + TimeoutException.class.getSimpleName());
    }

    private void stream(HttpClient with) {
        with.execute(request(), new DefaultServerSentEventParser(), listener);
    }

    private static HttpRequest request() {
        return HttpRequest.builder()
                .method(HttpMethod.POST)
                .url("http://gemini.example:8080/v1beta/models?alt=sse")
                .body("{}")
                .build();
    }

    private static final class Listener implements ServerSentEventListener {

        private final BlockingQueue<String> events = new LinkedBlockingQueue<>();
        private volatile ServerSentEventContext context;

        String next() throws InterruptedException {
            return events.poll(10, TimeUnit.SECONDS);
        }

        @Override
        public void onOpen(SuccessfulHttpResponse response) {
            events.add("open " + response.statusCode());
        }

        @Override
        public void onEvent(ServerSentEvent event, ServerSentEventContext parsing) {
            context = parsing;
            events.add("event " + event.data());
        }

        @Override
        public void onError(Throwable failure) {
            events.add("error " + failure.getClass().getSimpleName());
        }

        @Override
        public void onClose() {
            events.add("close");
        }
    }
}
