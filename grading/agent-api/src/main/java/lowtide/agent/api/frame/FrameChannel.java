package lowtide.agent.api.frame;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SocketChannel;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Sends and receives frames: four bytes of length, most significant first, then that many bytes of JSON. Sending is
 * thread-safe; only one thread may receive. Works on channels, because the streams of a Java 17 channel cannot be read
 * and written at the same time.
 */
public final class FrameChannel implements Closeable {

    /** In bytes; far more than any check sends, so a longer frame is forged or damaged. */
    private static final int LONGEST = 32 << 20;

    private final ReadableByteChannel in;
    private final WritableByteChannel out;
    private final ByteBuffer header = ByteBuffer.allocate(Integer.BYTES);
    private final AtomicLong received = new AtomicLong();

    public FrameChannel(ReadableByteChannel in, WritableByteChannel out) {
        this.in = in;
        this.out = out;
    }

    public FrameChannel(SocketChannel channel) {
        this(channel, channel);
    }

    /**
     * Sends a frame.
     *
     * @throws IOException if the other side has closed the connection, or the frame cannot be written as JSON
     */
    public void send(Object frame) throws IOException {
        byte[] json = ValueCodec.MAPPER.writeValueAsBytes(frame);
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES + json.length)
                .putInt(json.length)
                .put(json)
                .flip();
        synchronized (out) {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        }
    }

    /**
     * Waits for the next frame.
     *
     * @throws EOFException if the other side has closed the connection
     * @throws IOException if what arrives is not a frame of this type
     */
    public <T> T receive(Class<T> type) throws IOException {
        int length = fill(header.clear()).getInt();
        if (length < 0 || length > LONGEST) {
            throw new IOException("a frame of " + length + " bytes");
        }
        received.addAndGet(length);
        return ValueCodec.MAPPER.readValue(fill(ByteBuffer.allocate(length)).array(), type);
    }

    /** How many bytes of JSON have arrived in total. */
    public long received() {
        return received.get();
    }

    private ByteBuffer fill(ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new EOFException("the other side has hung up");
            }
        }
        return bytes.flip();
    }

    @Override
    public void close() throws IOException {
        in.close();
        out.close();
    }
}
