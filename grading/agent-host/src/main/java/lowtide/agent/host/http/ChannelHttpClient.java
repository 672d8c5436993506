package lowtide.agent.host.http;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * LangChain4j's way to the wire for an agent behind walls: HTTP/1.1 over a Unix socket, which Java's own client does
 * not speak, or over loopback. Fails as LangChain4j's client on Java's does. Has no time-outs, because the grader ends
 * what takes too long, and no streams of events, which a ChatModel does not use. Thread-safe; connections are used again.
 */
public final class ChannelHttpClient implements HttpClient {

    private final SocketAddress address;
    private final Deque<Connection> idle = new ConcurrentLinkedDeque<>();

    /** @param address where every request goes, whatever host its URL names */
    public ChannelHttpClient(SocketAddress address) {
        this.address = address;
    }

    /** A builder that always builds this client. */
    public HttpClientBuilder asBuilder() {
        return new Builder(this);
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Response response;
        try {
            response = exchange(request);
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

    private Response exchange(HttpRequest request) throws IOException {
        Connection connection = idle.pollFirst();
        if (connection == null) {
            connection = new Connection(SocketChannel.open(address));
        }
        boolean whole = false;
        try {
            connection.send(request);
            Response response = connection.receive();
            whole = !response.header("connection").equalsIgnoreCase("close");
            return response;
        } finally {
            if (whole) {
                idle.addFirst(connection);
            } else {
                connection.channel.close();
            }
        }
    }

    private record Response(int status, Map<String, List<String>> headers, byte[] body) {

        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    private static final class Connection {

        private final SocketChannel channel;
        private final InputStream in;

        Connection(SocketChannel channel) {
            this.channel = channel;
            this.in = new BufferedInputStream(Channels.newInputStream(channel));
        }

        void send(HttpRequest request) throws IOException {
            URI uri = URI.create(request.url());
            byte[] body = request.body() == null ? new byte[0] : request.body().getBytes(StandardCharsets.UTF_8);
            StringBuilder head = new StringBuilder()
                    .append(request.method())
                    .append(' ')
                    .append(uri.getRawPath())
                    .append(uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery())
                    .append(" HTTP/1.1\r\n")
                    .append("Host: ")
                    .append(uri.getRawAuthority())
                    .append("\r\n")
                    .append("Content-Length: ")
                    .append(body.length)
                    .append("\r\n");
            request.headers()
                    .forEach((name, values) -> values.forEach(value -> head.append(name)
                            .append(": ")
                            .append(value.replaceAll("[\\r\\n]", ""))
                            .append("\r\n")));
            byte[] start = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
            ByteBuffer bytes = ByteBuffer.allocate(start.length + body.length)
                    .put(start)
                    .put(body)
                    .flip();
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        Response receive() throws IOException {
            String[] statusLine = line().split(" ", 3);
            Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
            for (String line = line(); !line.isEmpty(); line = line()) {
                int colon = line.indexOf(':');
                headers.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
                        .add(line.substring(colon + 1).strip());
            }
            Response head = new Response(Integer.parseInt(statusLine[1]), headers, new byte[0]);
            byte[] body = head.header("transfer-encoding").equalsIgnoreCase("chunked")
                    ? chunks()
                    : exactly(
                            head.header("content-length").isEmpty()
                                    ? 0
                                    : Integer.parseInt(head.header("content-length")));
            return new Response(head.status(), headers, body);
        }

        private byte[] chunks() throws IOException {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
                body.write(exactly(size));
                line();
            }
            line();
            return body.toByteArray();
        }

        private byte[] exactly(int length) throws IOException {
            byte[] bytes = in.readNBytes(length);
            if (bytes.length < length) {
                throw new EOFException("fixed content-length: " + length + ", bytes received: " + bytes.length);
            }
            return bytes;
        }

        private String line() throws IOException {
            StringBuilder line = new StringBuilder();
            for (int b = in.read(); b != '\n'; b = in.read()) {
                if (b < 0) {
                    throw new EOFException(
                            line.isEmpty() ? "the server closed the connection" : "the answer ends in its head");
                }
                line.append((char) b);
            }
            return line.toString().strip();
        }
    }

    /** Time-outs are taken and not kept. */
    private static final class Builder implements HttpClientBuilder {

        private final HttpClient client;
        private Duration connectTimeout;
        private Duration readTimeout;

        Builder(HttpClient client) {
            this.client = client;
        }

        @Override
        public Duration connectTimeout() {
            return connectTimeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            connectTimeout = timeout;
            return this;
        }

        @Override
        public Duration readTimeout() {
            return readTimeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            readTimeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return client;
        }
    }
}
