package lowtide.agent.control.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.agent.control.proc.ProcessTable;
import lowtide.agent.control.proc.RunQueueTime;
import lowtide.agent.control.time.FairClock;

/** A process with everything it has started. Thread-safe. */
public final class ProcessTree {

    private static final Duration EXIT_LIMIT = Duration.ofSeconds(30);

    /** Bubblewrap ends its process when the thread that started it ends, so this thread never ends. */
    private static final ExecutorService STARTER = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(task, "process-starter");
        thread.setDaemon(true);
        return thread;
    });

    /** Only a line feed ends a line: in a line before, the process names itself with any bytes but that one. */
    private static final Pattern RESIDENT = Pattern.compile("(?dm)^VmRSS:\\s*(\\d+) kB$");

    private final Process process;
    private final Map<Long, Duration> used = new ConcurrentHashMap<>();
    private final RunQueueTime runQueue = new RunQueueTime(Path.of("/proc"));
    private volatile List<Long> members;

    private ProcessTree(Process process) {
        this.process = process;
        this.members = List.of(process.pid());
    }

    /**
     * Starts a process without this one's environment, except for the variables that Windows needs.
     *
     * @param environment added to it
     * @throws IOException if it cannot be started
     */
    public static ProcessTree start(ProcessBuilder builder, Map<String, String> environment) throws IOException {
        builder.environment().keySet().retainAll(List.of("SystemRoot", "TEMP", "TMP"));
        builder.environment().putAll(environment);
        try {
            return new ProcessTree(STARTER.submit(builder::start).get());
        } catch (ExecutionException failure) {
            throw new IOException(failure.getCause().getMessage(), failure.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", interrupted);
        }
    }

    /** The process at its root. */
    public Process root() {
        return process;
    }

    /** Waits until the process at the root has ended, for no longer than this, and says how; empty if it lives on. */
    OptionalInt exitCode(Duration limit) {
        try {
            return OptionalInt.of(
                    FairClock.machine().deadline(limit).await(process.onExit()).exitValue());
        } catch (ExecutionException | TimeoutException alive) {
            return OptionalInt.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return OptionalInt.empty();
        }
    }

    /** What the processes use now. On Linux, this reads a file for every process of the machine. */
    public Usage usage() {
        return usage(ProcessTable.now());
    }

    /** What the processes used at most 200 ms ago. All that ask at about the same time share what was read. */
    Usage recentUsage() {
        return usage(ProcessTable.recent());
    }

    private Usage usage(Optional<ProcessTable> table) {
        List<ProcessTable.Entry> alive =
                table.map(processes -> processes.tree(process.pid())).orElseGet(this::askedOneByOne);
        alive.forEach(member -> used.put(member.pid(), member.processor()));
        if (!alive.isEmpty()) { // a table read before the process was started does not have it yet
            members = alive.stream().map(ProcessTable.Entry::pid).toList();
        }
        return new Usage(
                processorSeen(),
                alive.size(),
                alive.stream().mapToLong(member -> kilobytes(member.pid())).sum());
    }

    private List<ProcessTable.Entry> askedOneByOne() {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .filter(ProcessHandle::isAlive)
                .map(member -> new ProcessTable.Entry(
                        member.pid(),
                        member.parent().map(ProcessHandle::pid).orElse(0L),
                        member.info().totalCpuDuration().orElse(Duration.ZERO)))
                .toList();
    }

    /** The processor time of all of them together, as last measured by {@link #usage}. */
    Duration processorSeen() {
        return used.values().stream().reduce(Duration.ZERO, Duration::plus);
    }

    /**
     * How many nanoseconds the threads of the processes last seen by {@link #usage} have waited for a processor; Linux
     * only, else 0.
     */
    public synchronized long waited() {
        return runQueue.waited(members);
    }

    /** Resident memory on Linux, which shows it in a file; 0 elsewhere. */
    private static long kilobytes(long pid) {
        try {
            Matcher resident = RESIDENT.matcher(
                    Files.readString(Path.of("/proc", String.valueOf(pid), "status"), StandardCharsets.ISO_8859_1));
            return resident.find() ? Long.parseLong(resident.group(1)) : 0;
        } catch (IOException gone) {
            return 0;
        }
    }

    /** Ends all of them immediately; does not wait. */
    public void kill() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    /** Ends all of them and waits until the root has ended, so that its files can be deleted on every system. */
    public void killAndWait() {
        kill();
        try {
            process.waitFor(EXIT_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /**
     * What a tree of processes uses.
     *
     * @param processor the processor time of all of them together, for ended processes as last measured
     * @param processes how many are alive
     * @param kilobytes of memory they hold together, on Linux; 0 elsewhere
     */
    public record Usage(Duration processor, int processes, long kilobytes) {}
}
