package lowtide.agent.host.probe;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import lowtide.agent.api.ConsoleOutput;

/**
 * Replaces System.out and System.err until it is closed: keeps the beginning of what is printed, and also prints it, so
 * that a student sees it. Thread-safe.
 */
public final class ConsoleTap extends OutputStream implements Probe<ConsoleOutput> {

    private final PrintStream out = System.out;
    private final PrintStream err = System.err;
    private final ByteArrayOutputStream kept = new ByteArrayOutputStream();
    private long bytes;

    public ConsoleTap() {
        PrintStream tap = new PrintStream(this, true, StandardCharsets.UTF_8);
        System.setOut(tap);
        System.setErr(tap);
    }

    @Override
    public synchronized void write(int b) {
        if (bytes++ < ConsoleOutput.KEPT) {
            kept.write(b);
        }
        out.write(b);
    }

    @Override
    public synchronized void write(byte[] buffer, int offset, int length) {
        int room = (int) Math.max(0, ConsoleOutput.KEPT - bytes);
        kept.write(buffer, offset, Math.min(room, length));
        bytes += length;
        out.write(buffer, offset, length);
    }

    /** Everything since the last call. */
    @Override
    public synchronized ConsoleOutput drain() {
        ConsoleOutput console = new ConsoleOutput(kept.toString(StandardCharsets.UTF_8), bytes);
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
