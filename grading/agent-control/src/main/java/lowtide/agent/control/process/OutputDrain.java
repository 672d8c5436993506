package lowtide.agent.control.process;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import lowtide.agent.api.ConsoleOutput;

/**
 * Reads the output of a process: keeps its beginning, and counts and drops the rest. It never waits for output, so it
 * returns everything that was printed before. Thread-safe.
 */
final class OutputDrain {

    /** In bytes, so that one pass ends even if the process prints faster than it is read. */
    private static final long MAX_AT_ONCE = 64 << 20;

    private final InputStream in;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private final byte[] buffer = new byte[64 * 1024];
    private long bytes;
    private long total;

    OutputDrain(InputStream in) {
        this.in = in;
    }

    /** Reads the available output; returns whether there was any. */
    synchronized boolean pump() {
        long taken = 0;
        try {
            while (taken < MAX_AT_ONCE && in.available() > 0) {
                int read = in.read(buffer, 0, Math.min(buffer.length, in.available()));
                kept.write(buffer, 0, (int) Math.max(0, Math.min(read, ConsoleOutput.KEPT - bytes)));
                bytes += read;
                total += read;
                taken += read;
            }
        } catch (IOException ended) {
            // the process has ended, and its last output is lost
        }
        return taken > 0;
    }

    /** How many bytes it has printed in total. */
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
