package lowtide.agent.host.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/**
 * The body of a response, read as it arrives. Closing it before its end closes the connection, which ends a read on
 * another thread.
 */
final class ResponseBody extends InputStream {

    private final HttpConnection connection;
    private final InputStream in;
    private final boolean chunked;
    private int left;
    private boolean isFirst = true;
    private volatile boolean ended;

    private ResponseBody(HttpConnection connection, InputStream in, boolean chunked, int left) {
        this.connection = connection;
        this.in = in;
        this.chunked = chunked;
        this.left = left;
    }

    static ResponseBody inChunks(HttpConnection connection, InputStream in) {
        return new ResponseBody(connection, in, true, 0);
    }

    static ResponseBody ofLength(HttpConnection connection, InputStream in, int length) {
        return new ResponseBody(connection, in, false, length);
    }

    /** Whether all of it was read, so that the connection can be used again. */
    boolean hasEnded() {
        return ended;
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : Byte.toUnsignedInt(one[0]);
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        if (length == 0) {
            return 0;
        }
        if (!ended && left == 0) {
            left = chunked ? nextChunk() : 0;
            ended = left == 0;
        }
        if (ended) {
            return -1;
        }
        int read = in.read(bytes, offset, Math.min(length, left));
        if (read < 0) {
            throw new EOFException("the body ends " + left + " bytes early");
        }
        left -= read;
        return read;
    }

    /** The length of the next chunk, 0 after the last one. Some servers send the end of a chunk with the next one only. */
    private int nextChunk() throws IOException {
        if (!isFirst) {
            connection.line();
        }
        isFirst = false;
        int length = Integer.parseInt(connection.line(), 16);
        if (length == 0) {
            connection.line(); // there are no trailers
        }
        return length;
    }

    @Override
    public void close() throws IOException {
        if (!ended) {
            connection.close();
        }
    }
}
