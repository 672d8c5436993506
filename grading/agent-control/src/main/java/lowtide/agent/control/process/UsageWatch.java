package lowtide.agent.control.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.AgentTimedOut;
import lowtide.agent.control.folder.FolderSize;

/** Drains the output of an agent's process, and ends a process that exceeds its limits. */
final class UsageWatch {

    private static final Duration INTERVAL = Duration.ofMillis(250);
    private static final Duration OUTPUT_INTERVAL = Duration.ofMillis(20);
    private static final int OWN_PROCESSES = 3; // the JVM, and two of bubblewrap's around it

    private final ProcessTree tree;
    private final Limits limits;
    private final OutputDrain output;
    private final LongSupplier sent;
    private final Optional<Path> data;
    private final Supplier<Optional<PendingRequest>> pending;
    private final Consumer<AgentException> end;
    private volatile SessionBudget budget = SessionBudget.unlimited();
    private volatile boolean stopped;

    /**
     * @param sent how many bytes the process has sent to Gemini in this session
     * @param data the folder that the process can write to
     * @param pending a request that it has not answered
     * @param end ends the process
     */
    UsageWatch(
            ProcessTree tree,
            Limits limits,
            OutputDrain output,
            LongSupplier sent,
            Optional<Path> data,
            Supplier<Optional<PendingRequest>> pending,
            Consumer<AgentException> end) {
        this.tree = tree;
        this.limits = limits;
        this.output = output;
        this.sent = sent;
        this.data = data;
        this.pending = pending;
        this.end = end;
    }

    void start() {
        Daemon.start("watch", this::run);
    }

    void beginSession(SessionBudget session) {
        budget = session;
    }

    void stop() {
        stopped = true;
    }

    private void run() {
        while (tree.root().isAlive() && !stopped) {
            excess().ifPresent(end);
            for (long next = System.nanoTime() + INTERVAL.toNanos(); System.nanoTime() < next; ) {
                if (output.pump()) {
                    Thread.yield(); // it prints more than its pipe holds, and is blocked until the pipe is read
                } else {
                    LockSupport.parkNanos(OUTPUT_INTERVAL.toNanos());
                }
            }
        }
    }

    private Optional<AgentException> excess() {
        ProcessTree.Usage usage = tree.recentUsage();
        SessionBudget current = budget;
        if (!current.allowsProcessor(usage.processor())) {
            return Optional.of(pending.get()
                    .map(PendingRequest::notReturned)
                    .orElseGet(() ->
                            new AgentTimedOut("The agent kept using the processor while no call was under way.")));
        } else if (usage.processes() > OWN_PROCESSES + Limits.PROCESSES) {
            return died("The agent started more than " + Limits.PROCESSES + " processes, and was ended.");
        } else if (usage.kilobytes() >> 10 > Limits.MEMORY) {
            return died("The agent's processes held more than " + Limits.MEMORY + " MB of memory, and were ended.");
        } else if (sent.getAsLong() > limits.sent()) {
            return died("The agent sent more than " + (limits.sent() >> 20)
                    + " MB to Gemini, each connection counted as " + (Limits.CONNECTION >> 10) + " KB, and was ended.");
        } else if (!current.allowsPrinted(output.total())) {
            return died("The agent printed more than " + (limits.printed() >> 20) + " MB, and was ended.");
        } else if (data.isPresent() && FolderSize.exceeds(data.get(), (long) Limits.DATA << 20, Limits.DATA_FILES)) {
            return died("The agent wrote more than " + Limits.DATA + " MB or " + Limits.DATA_FILES
                    + " files into its data folder, and was ended.");
        }
        return Optional.empty();
    }

    private static Optional<AgentException> died(String message) {
        return Optional.of(new AgentDied(message));
    }
}
