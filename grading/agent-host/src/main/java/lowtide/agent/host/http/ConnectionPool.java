package lowtide.agent.host.http;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Deque;
import java.util.concurrent.ConcurrentLinkedDeque;

/** Connections to one address that are used again. Thread-safe. */
final class ConnectionPool {

    private final SocketAddress address;
    private final Deque<HttpConnection> idle = new ConcurrentLinkedDeque<>();

    ConnectionPool(SocketAddress address) {
        this.address = address;
    }

    /**
     * An idle connection, or a new one.
     *
     * @throws HttpConnectTimeoutException if connecting takes longer than the time-out
     */
    HttpConnection take(Duration timeout) throws IOException {
        HttpConnection connection = idle.pollFirst();
        return connection == null ? connect(timeout) : connection;
    }

    /** Keeps a connection for the next request if the last one left it in order, and closes it if not. */
    void giveBack(HttpConnection connection, boolean reusable) throws IOException {
        if (reusable) {
            idle.addFirst(connection);
        } else {
            connection.close();
        }
    }

    private HttpConnection connect(Duration timeout) throws IOException {
        SocketChannel channel = address instanceof InetSocketAddress
                ? SocketChannel.open()
                : SocketChannel.open(StandardProtocolFamily.UNIX);
        try (Deadline deadline = Deadline.after(timeout, channel)) {
            try {
                channel.connect(address);
                return new HttpConnection(channel);
            } catch (IOException failure) {
                channel.close();
                throw deadline.isOver() ? new HttpConnectTimeoutException("HTTP connect timed out") : failure;
            }
        }
    }
}
