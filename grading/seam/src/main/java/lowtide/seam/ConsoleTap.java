package lowtide.seam;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Stands in for System.out and System.err while it is open: keeps the beginning of what is printed, and passes it on,
 * so that a student sees it. Thread-safe.
 */
final class ConsoleTap extends OutputStream implements AutoCloseable {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long bytes;

    ConsoleTap() {
        PrintStream tap = new PrintStream(this, true, StandardCharsets.UTF_8);
        System.setOut(tap);
        System.setErr(tap);
    }

    @Override
    public synchronized void write(int b) {
        if (bytes++ < Console.KEPT) {
            kept.write(b);
        }
        out.write(b);
    }

    @Override
    public synchronized void write(byte[] buffer, int offset, int length) {
        int room = (int) Math.max(0, Console.KEPT - bytes);
        kept.write(buffer, offset, Math.min(room, length));
        bytes += length;
        out.write(buffer, offset, length);
    }

    /** Everything since the last call. */
    synchronized Console drain() {
        Console console = new Console(kept.toString(StandardCharsets.UTF_8), bytes);
        kept.reset();
        bytes = 0;
        return console;
    }

    @Override
    public void close() {
        out.flush();
        System.setOut(out);
        System.setErr(err);
    }
}
