package lowtide.agent.control.time;

import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How long the threads of processes were ready to run and waited for a processor, from Linux's {@code schedstat} files: their
 * second number, in nanoseconds. 0 on other systems. Not thread-safe.
 */
public final class RunQueueTime {

    private final Path proc;
    private Map<Path, Long> before = Map.of();
    private long total;

    /** @param proc the folder where Linux shows its processes: {@code /proc} */
    public RunQueueTime(Path proc) {
        this.proc = proc;
    }

    /** Nanoseconds in all, of the thread that waited the longest between one call and the next. */
    public long waited(List<Long> processes) {
        Map<Path, Long> now = new HashMap<>();
        for (long process : processes) {
            try (DirectoryStream<Path> threads = Files.newDirectoryStream(
                    proc.resolve(String.valueOf(process)).resolve("task"))) {
                for (Path thread : threads) {
                    now.put(thread, waited(thread));
                }
            } catch (IOException | DirectoryIteratorException gone) {
                // a process that has ended does not wait
            }
        }
        total += now.entrySet().stream()
                .mapToLong(entry -> Math.max(0, entry.getValue() - before.getOrDefault(entry.getKey(), 0L)))
                .max()
                .orElse(0);
        before = now;
        return total;
    }

    private static long waited(Path thread) {
        try {
            return Long.parseLong(
                    Files.readString(thread.resolve("schedstat")).split(" ")[1].strip());
        } catch (IOException
                | RuntimeException gone) { // a thread that ends meanwhile, or a kernel without the file's numbers
            return 0;
        }
    }
}
