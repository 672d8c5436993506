package lowtide.autograder;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Function;
import java.util.stream.Stream;
import lowtide.autograder.sandbox.ArchiveTraining;
import lowtide.autograder.sandbox.Sandbox;

/**
 * Two graders that share a sandbox, for tests that run two at a time. Harm that one submission does to its grader shows in the
 * next. While one is lent alone, no other of this JVM is lent.
 */
public final class TwoGraders<G extends AutoCloseable> implements AutoCloseable {

    private static final ReadWriteLock MACHINE = new ReentrantReadWriteLock();

    public final Sandbox sandbox = Sandbox.open();
    private final BlockingQueue<G> free = new LinkedBlockingQueue<>();

    /** @param grader makes one of them */
    public TwoGraders(Function<Sandbox, G> grader) {
        ArchiveTraining.run(sandbox);
        Stream.generate(() -> grader.apply(sandbox)).limit(2).forEach(free::add);
    }

    /** Lends one of them, as soon as one is free. */
    public <T> T lend(Function<G, T> work) throws InterruptedException {
        return lend(work, MACHINE.readLock());
    }

    /** Lends one of them as soon as no other is lent: for a submission that the machine was too busy to judge. */
    public <T> T lendAlone(Function<G, T> work) throws InterruptedException {
        return lend(work, MACHINE.writeLock());
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
