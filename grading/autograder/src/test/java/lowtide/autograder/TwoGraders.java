package lowtide.autograder;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import java.util.stream.Stream;
import lowtide.autograder.grade.Autograder;
import lowtide.autograder.sandbox.ArchiveTraining;
import lowtide.autograder.sandbox.Sandbox;

/** Two graders that share a sandbox, for tests that run two at a time. Harm that one submission does to its grader shows in the next. */
public final class TwoGraders implements AutoCloseable {

    public final Sandbox sandbox = Sandbox.open();
    private final BlockingQueue<Autograder> free = new LinkedBlockingQueue<>();

    public TwoGraders() {
        ArchiveTraining.run(sandbox);
        Stream.generate(() -> new Autograder(sandbox)).limit(2).forEach(free::add);
    }

    /** Lends one of them, as soon as one is free. */
    public <T> T lend(Function<Autograder, T> work) throws InterruptedException {
        Autograder autograder = free.take();
        try {
            return work.apply(autograder);
        } finally {
            free.add(autograder);
        }
    }

    @Override
    public void close() {
        free.forEach(Autograder::close);
        sandbox.close();
    }
}
