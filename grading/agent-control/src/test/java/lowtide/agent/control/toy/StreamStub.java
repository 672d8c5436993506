package lowtide.agent.control.toy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * Streams "one", waits until it is told to go on, and streams "two" and the end; to the message "endless", "two" for ever.
 */
public final class StreamStub implements AutoCloseable {

    private final CountDownLatch released = new CountDownLatch(1);
    private final CountDownLatch hungUp = new CountDownLatch(1);
    private final HttpServer server;

    public StreamStub() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Lets all streams go on. */
    public void release() {
        released.countDown();
    }

    /** Waits until a client has closed an endless stream. */
    public boolean awaitHangUp() throws InterruptedException {
        return hungUp.await(20, TimeUnit.SECONDS);
    }

    @Override
    public void close() {
        release();
        server.stop(0);
    }

    private void answer(HttpExchange exchange) {
        try {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "text/event-stream");
            exchange.sendResponseHeaders(200, 0);
            send(exchange, "one", "");
            released.await();
            while (body.contains("endless")) {
                send(exchange, "two", "");
            }
            send(exchange, "two", ", \"finishReason\": \"STOP\"");
            exchange.close();
        } catch (IOException gone) {
            hungUp.countDown();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static void send(HttpExchange exchange, String text, String end) throws IOException {
        String event = "data: {\"candidates\": [{\"content\": {\"role\": \"model\", \"parts\": [{\"text\": \"" + text
                + "\"}]}" + end + "}], \"usageMetadata\": {\"promptTokenCount\": 3, \"candidatesTokenCount\": 1,"
                + " \"totalTokenCount\": 4}}\r\n\r\n";
        exchange.getResponseBody().write(event.getBytes(StandardCharsets.UTF_8));
        exchange.getResponseBody().flush();
    }
}
