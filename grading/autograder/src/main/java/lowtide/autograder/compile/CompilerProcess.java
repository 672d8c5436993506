package lowtide.autograder.compile;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.agent.control.process.ProcessTree;
import lowtide.agent.control.time.Deadline;
import lowtide.agent.control.time.FairClock;
import lowtide.autograder.submission.SourceFile;

/**
 * Compiles stages in a separate process, which is ended if the compiler cannot handle a source, and otherwise used for
 * the next stage. Thread-safe: it compiles one stage after the other.
 */
public final class CompilerProcess implements AutoCloseable {

    /** How much processor time a stage may take. The first one takes a second, and later ones a twentieth of that. */
    public static final Duration PROCESSOR_LIMIT = Duration.ofSeconds(12);

    /** By the fair clock, so that a busy machine does not end it. */
    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final Duration WATCH = Duration.ofMillis(100);
    private static final int OUT_OF_MEMORY = 3;
    private static final int ATTEMPTS = 2;
    private static final String SILENT = "it did not answer for " + LIMIT.toSeconds() + " s";

    private static final SourceFile KNOWN_GOOD =
            new SourceFile("Good.java", "good/Good.java", "package good; class Good { }");

    private final List<String> command;
    private ProcessTree tree;
    private FrameChannel channel;
    private FairClock.Watch fairness;

    /** @param command starts a JVM with {@link CompilerHost} as its main class and the submissions' class path as arguments */
    public CompilerProcess(List<String> command) {
        this.command = List.copyOf(command);
    }

    /** Starts the process without waiting for it. */
    public synchronized CompilerProcess warmedUp() {
        start();
        return this;
    }

    /** Compiles these sources, all of which belong to this package, within {@link #PROCESSOR_LIMIT}. */
    public Compilation compile(List<SourceFile> sources, String javaPackage) {
        return compile(sources, javaPackage, PROCESSOR_LIMIT);
    }

    /**
     * Compiles these sources, all of which belong to this package.
     *
     * @param processor how much processor time this may take
     * @throws IllegalStateException if the process fails for another reason than the sources, or this thread is
     *     interrupted
     */
    public synchronized Compilation compile(List<SourceFile> sources, String javaPackage, Duration processor) {
        String reason = "";
        for (int attempt = 1; attempt <= ATTEMPTS; attempt++) {
            if (tree == null) {
                start();
            }
            try {
                return ask(new CompilerHost.Work(sources, javaPackage), processor);
            } catch (TimeoutException tooLong) {
                close();
                return gaveUp(sources, "the compiler does not finish");
            } catch (InterruptedException interrupted) {
                close();
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted", interrupted);
            } catch (IOException broken) {
                boolean memory = exitCode() == OUT_OF_MEMORY;
                reason = broken.getMessage();
                close();
                if (memory && attempt == ATTEMPTS) {
                    return gaveUp(sources, "the compiler runs out of memory");
                }
            }
        }
        if (!SILENT.equals(reason) && compilesAnother()) {
            return gaveUp(sources, "the compiler crashes");
        }
        throw new IllegalStateException("The compiler's process ended twice: " + reason);
    }

    @Override
    public synchronized void close() {
        if (tree != null) {
            fairness.close();
            tree.killAndWait();
            tree = null;
        }
    }

    /** Whether the process works, so that the sources are the reason why it ended. */
    private boolean compilesAnother() {
        start();
        try {
            return ask(new CompilerHost.Work(List.of(KNOWN_GOOD), "good"), PROCESSOR_LIMIT)
                    instanceof Compilation.Classes;
        } catch (IOException | TimeoutException broken) {
            close();
            return false;
        } catch (InterruptedException interrupted) {
            close();
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void start() {
        try {
            tree = ProcessTree.start(
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD), Map.of());
            fairness = FairClock.machine().watch(tree::waited);
            channel = new FrameChannel(
                    Channels.newChannel(tree.root().getInputStream()),
                    Channels.newChannel(new Unbuffered(tree.root().getOutputStream())));
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "The compiler's process could not be started: " + failure.getMessage(), failure);
        }
    }

    private Compilation ask(CompilerHost.Work work, Duration processor)
            throws IOException, TimeoutException, InterruptedException {
        Duration used =
                null; // read only if a compilation takes long, because reading it costs more than most compilations
        Deadline deadline = fairness.deadline(LIMIT);
        CompletableFuture<CompilerHost.Result> answer = CompletableFuture.supplyAsync(
                () -> {
                    try {
                        channel.send(work);
                        return channel.receive(CompilerHost.Result.class);
                    } catch (IOException broken) {
                        throw new UncheckedIOException(broken);
                    }
                },
                task -> {
                    Thread thread = new Thread(task, "compiler");
                    thread.setDaemon(true);
                    thread.start();
                });
        while (true) {
            try {
                return answer.get(WATCH.toMillis(), TimeUnit.MILLISECONDS).compilation();
            } catch (TimeoutException notYet) {
                Duration now = tree.usage().processor();
                used = used == null ? now : used;
                if (deadline.left() <= 0) {
                    throw new IOException(SILENT);
                } else if (now.minus(used).compareTo(processor) > 0) {
                    throw notYet;
                }
            } catch (ExecutionException broken) {
                throw new IOException(broken.getCause().getMessage(), broken);
            }
        }
    }

    private int exitCode() {
        try {
            return tree.root().waitFor(2, TimeUnit.SECONDS) ? tree.root().exitValue() : 0;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return 0;
        }
    }

    /** Flushes the standard input of a process, which Java buffers, after each write. */
    private static final class Unbuffered extends FilterOutputStream {

        Unbuffered(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            out.flush();
        }
    }

    private static Compilation gaveUp(List<SourceFile> sources, String reason) {
        return new Compilation.Failed(List.of(new CompileError(
                sources.get(0).path(), 0, reason + "; is there a very deep or very large expression?")));
    }
}
