package lowtide.agent.control.relay;

import java.io.IOException;
import java.net.SocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Joins each connection to one address with a new connection to another: an agent without a network reaches FakeGemini
 * through it, from a Unix socket to a loopback port. Thread-safe.
 */
public final class Relay implements AutoCloseable {

    private static final int BUFFER = 16 * 1024;

    private final ServerSocketChannel entrance;
    private final SocketAddress target;
    private final int mostConnections;
    private final long price;
    private final ByteQuota quota;
    private final Set<SocketChannel> open = ConcurrentHashMap.newKeySet();
    private final ExecutorService pumps = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "relay");
        thread.setDaemon(true);
        return thread;
    });

    /**
     * @param mostConnections how many connections may be open at a time; further ones are closed at once
     * @param price how many bytes of the quota a connection costs
     * @param quota asked before bytes are sent on to the target
     */
    public Relay(ServerSocketChannel entrance, SocketAddress target, int mostConnections, long price, ByteQuota quota) {
        this.entrance = entrance;
        this.target = target;
        this.mostConnections = mostConnections;
        this.price = price;
        this.quota = quota;
        pumps.execute(this::accept);
    }

    private void accept() {
        while (entrance.isOpen()) {
            SocketChannel from = null;
            try {
                from = entrance.accept();
                quota.take(price);
                if (open.size() >= 2 * mostConnections) {
                    from.close();
                    continue;
                }
                SocketChannel near = from;
                SocketChannel far = SocketChannel.open(target);
                open.add(near);
                open.add(far);
                pumps.execute(() -> pump(near, far, quota));
                pumps.execute(() -> pump(far, near, bytes -> {}));
            } catch (ClosedChannelException over) {
                return;
            } catch (IOException | RuntimeException | OutOfMemoryError refused) {
                hangUp(from); // the agent gets a closed connection, and reports it
            }
        }
    }

    private void pump(SocketChannel from, SocketChannel to, ByteQuota quota) {
        ByteBuffer buffer = ByteBuffer.allocateDirect(BUFFER);
        try {
            while (from.read(buffer) >= 0) {
                quota.take(buffer.position());
                buffer.flip();
                while (buffer.hasRemaining()) {
                    to.write(buffer);
                }
                buffer.clear();
            }
            to.shutdownOutput();
        } catch (IOException broken) {
            // a connection that breaks on one side ends on the other
        }
        // HTTP closes a connection on both sides at once, so what is still on its way the other way is not needed.
        hangUp(from);
        hangUp(to);
    }

    private void hangUp(SocketChannel channel) {
        if (channel == null) {
            return;
        }
        open.remove(channel);
        try {
            channel.close();
        } catch (IOException gone) {
            // it is closed in any case
        }
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException gone) {
            // it is closed in any case
        }
        open.forEach(this::hangUp);
        pumps.shutdown();
    }
}
