package lowtide.agent.control.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import lowtide.agent.api.ConsoleOutput;

/**
 * What comes out of a process: its beginning is kept, the rest is counted and thrown away. Read without ever waiting,
 * so that whatever was printed before this is asked is in. Thread-safe.
 */
final class OutputDrain {

    /** So that one look at a process that prints faster than it is read comes to an end. */
    private static final long MOST_AT_ONCE = 64 << 20;

    private final InputStream in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[64 * 1024];
    private long bytes;
    private long total;

    OutputDrain(InputStream in) {
        this.in = in;
    }

    /** Takes in what there is; says whether there was anything. */
    synchronized boolean pump() {
        long taken = 0;
        try {
            while (taken < MOST_AT_ONCE && in.available() > 0) {
                int read = in.read(buffer, 0, Math.min(buffer.length, in.available()));
                kept.write(buffer, 0, (int) Math.max(0, Math.min(read, ConsoleOutput.KEPT - bytes)));
                bytes += read;
                total += read;
                taken += read;
            }
        } catch (IOException ended) {
            // the process is gone, and what it printed last with it
        }
        return taken > 0;
    }

    /** How many bytes have come out altogether. */
    synchronized long total() {
        return total;
    }

    /** Everything since the last call. */
    synchronized ConsoleOutput drain() {
        pump();
        ConsoleOutput console = new ConsoleOutput(kept.toString(StandardCharsets.UTF_8), bytes);
        kept.reset();
        bytes = 0;
        return console;
    }
}
