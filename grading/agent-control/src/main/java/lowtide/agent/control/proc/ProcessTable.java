package lowtide.agent.control.proc;

import java.io.File;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The processes of a Linux machine at one moment. Several agents are watched at a time, and each reading opens a file for
 * every process of the machine, so one reading serves all of them. Immutable.
 *
 * @see <a href="https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html">proc_pid_stat(5)</a>
 */
public final class ProcessTable {

    private static final long MAX_AGE = TimeUnit.MILLISECONDS.toNanos(200);

    /** A name of 64 bytes, and 51 numbers of up to 20 digits. */
    private static final int LONGEST_FILE = 1_200;

    /** Linux gives the processor time to programs in hundredths of a second. */
    private static final int MILLIS_PER_TICK = 10;

    private static final int PARENT = 1;
    private static final int USER_TICKS = 11;
    private static final int SYSTEM_TICKS = 12;

    private static final File PROC = new File("/proc");
    private static ProcessTable latest;

    private final long read = System.nanoTime();
    private final Map<Long, List<Entry>> children = new HashMap<>();
    private final Map<Long, Entry> entries = new HashMap<>();

    private ProcessTable() {
        String[] names = PROC.list((folder, name) -> Character.isDigit(name.charAt(0)));
        for (String name : names == null ? new String[0] : names) {
            stat(name).ifPresent(entry -> {
                entries.put(entry.pid(), entry);
                children.computeIfAbsent(entry.parent(), parent -> new ArrayList<>())
                        .add(entry);
            });
        }
    }

    /** The processes now; empty on other systems than Linux. */
    public static synchronized Optional<ProcessTable> now() {
        if (!new File(PROC, "self/stat").exists()) {
            return Optional.empty();
        }
        latest = new ProcessTable();
        return Optional.of(latest);
    }

    /** The processes at most 200 ms ago; empty on other systems than Linux. */
    public static synchronized Optional<ProcessTable> recent() {
        return latest != null && System.nanoTime() - latest.read < MAX_AGE ? Optional.of(latest) : now();
    }

    /** A process and everything it has started; empty if there is no such process. */
    public List<Entry> tree(long root) {
        List<Entry> tree = new ArrayList<>();
        Optional.ofNullable(entries.get(root)).ifPresent(tree::add);
        for (int i = 0; i < tree.size(); i++) {
            tree.addAll(children.getOrDefault(tree.get(i).pid(), List.of()));
        }
        return tree;
    }

    private static Optional<Entry> stat(String pid) {
        try {
            return Optional.of(entry(pid, ProcFile.read(PROC + "/" + pid + "/stat", LONGEST_FILE)));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    /** The name of a process, in brackets, may contain anything, brackets too. No number contains one. */
    static Entry entry(String pid, String stat) throws IOException {
        try {
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[USER_TICKS]) + Long.parseLong(fields[SYSTEM_TICKS]);
            return new Entry(
                    Long.parseLong(pid), Long.parseLong(fields[PARENT]), Duration.ofMillis(ticks * MILLIS_PER_TICK));
        } catch (RuntimeException unreadable) {
            throw new IOException("no process: " + stat, unreadable);
        }
    }

    /**
     * A process.
     *
     * @param parent the process that started it, or adopted it
     * @param processor the processor time that it has used, without that of its children
     */
    public record Entry(long pid, long parent, Duration processor) {}
}
