package lowtide.autograder;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import lowtide.autograder.sandbox.ArchiveTraining;
import lowtide.autograder.sandbox.Sandbox;

/**
 * Two graders that share a sandbox, for tests that run two at a time. Harm that one submission does to its grader shows in the
 * next.
 */
public final class TwoGraders<G extends AutoCloseable> implements AutoCloseable {

    /** As many as a class run makes. */
    private static final int ATTEMPTS = 3;

    public final Sandbox sandbox = Sandbox.open();
    private final BlockingQueue<G> free = new LinkedBlockingQueue<>();

    /** @param grader makes one of them */
    public TwoGraders(Function<Sandbox, G> grader) {
        ArchiveTraining.run(sandbox);
        Stream.generate(() -> grader.apply(sandbox)).limit(2).forEach(free::add);
    }

    /**
     * Grades with one of them, as soon as one is free. If the kit fails, because the machine is too busy, it grades again
     * as a class run does, while no other test of this JVM runs.
     *
     * @param kitFailed whether the kit failed to judge
     */
    public <T> T grade(Function<G, T> work, Predicate<T> kitFailed) throws InterruptedException {
        if (SharedMachine.LOCK.getReadHoldCount() > 0) {
            throw new IllegalStateException("a class that uses two graders runs beside others: @Execution(CONCURRENT)");
        }
        T result = lend(work, SharedMachine.LOCK.readLock());
        for (int attempt = 1; attempt < ATTEMPTS && kitFailed.test(result); attempt++) {
            result = lend(work, SharedMachine.LOCK.writeLock());
        }
        return result;
    }

    private <T> T lend(Function<G, T> work, Lock lock) throws InterruptedException {
        lock.lock();
        try {
            G grader = free.take();
            try {
                return work.apply(grader);
            } finally {
                free.add(grader);
            }
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() throws Exception {
        for (G grader : free) {
            grader.close();
        }
        sandbox.close();
    }
}
