package lowtide.agent.host.http;

import dev.langchain4j.http.client.HttpRequest;
import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * One HTTP/1.1 connection, which carries one request after the other. Closing it from another thread ends a request.
 */
final class HttpConnection implements Closeable {

    private final SocketChannel channel;
    private final InputStream in;

    HttpConnection(SocketChannel channel) {
        this.channel = channel;
        this.in = new BufferedInputStream(Channels.newInputStream(channel));
    }

    /**
     * A response as it was received.
     *
     * @param headers by their names, ignoring case
     */
    record Response(int status, Map<String, List<String>> headers, byte[] body) {

        /** The first header of this name, empty if there is none. */
        String header(String name) {
            return headers.getOrDefault(name, List.of("")).get(0);
        }
    }

    void send(HttpRequest request) throws IOException {
        byte[] body = request.body() == null ? new byte[0] : request.body().getBytes(StandardCharsets.UTF_8);
        byte[] head = head(request, body.length).getBytes(StandardCharsets.ISO_8859_1);
        ByteBuffer bytes = ByteBuffer.allocate(head.length + body.length)
                .put(head)
                .put(body)
                .flip();
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    Response receive() throws IOException {
        Response head = receiveHead();
        return new Response(head.status(), head.headers(), body(head).readAllBytes());
    }

    /** The start of a response; its {@link #body} must be read before the next one. */
    Response receiveHead() throws IOException {
        String[] statusLine = line().split(" ", 3);
        Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.computeIfAbsent(line.substring(0, colon).strip(), name -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        return new Response(Integer.parseInt(statusLine[1]), headers, new byte[0]);
    }

    /** The body of the response with this head, as it arrives. */
    ResponseBody body(Response head) {
        String length = head.header("content-length");
        return head.header("transfer-encoding").equalsIgnoreCase("chunked")
                ? ResponseBody.inChunks(this, in)
                : ResponseBody.ofLength(this, in, length.isEmpty() ? 0 : Integer.parseInt(length));
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static String head(HttpRequest request, int length) {
        URI uri = URI.create(request.url());
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
                .append(length)
                .append("\r\n");
        request.headers()
                .forEach((name, values) -> values.forEach(value -> head.append(name)
                        .append(": ")
                        .append(value.replaceAll("[\\r\\n]", ""))
                        .append("\r\n")));
        return head.append("\r\n").toString();
    }

    /** The next line, without its end. */
    String line() throws IOException {
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
