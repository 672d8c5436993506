package lowtide.agent.host.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * The threads that an agent is called on, as in a server's pool: calls one after the other take turns on three threads,
 * and overlapping calls get more. So the same thread serves one user after another, and a user's calls come on different
 * threads; an agent that keeps what belongs to a user in the thread is wrong both ways. Thread-safe.
 */
public final class CallThreads implements AutoCloseable {

    private static final int TAKING_TURNS = 3;

    private final Deque<Worker> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * Makes a call on the thread that has been idle longest.
     *
     * @param name what the thread is called meanwhile
     * @param call makes the call, and returns what tells the caller about it; when that runs, the thread is idle again
     */
    public synchronized void run(String name, Supplier<Runnable> call) {
        Worker worker = idle.size() < TAKING_TURNS ? new Worker() : idle.removeFirst();
        worker.add(name, call);
    }

    /** Ends the idle threads now, and the others after their calls. */
    @Override
    public synchronized void close() {
        closed = true;
        idle.forEach(Worker::end);
        idle.clear();
    }

    private synchronized boolean becomesIdle(Worker worker) {
        boolean needed = !closed && idle.size() < TAKING_TURNS;
        if (needed) {
            idle.addLast(worker);
        }
        return needed;
    }

    private final class Worker {

        private final BlockingQueue<Runnable> calls = new LinkedBlockingQueue<>();
        private boolean ended;

        Worker() {
            Thread thread = new Thread(this::work);
            thread.setDaemon(true);
            thread.start();
        }

        void add(String name, Supplier<Runnable> call) {
            calls.add(() -> {
                Thread.currentThread().setName(name);
                Runnable outcome = call.get();
                ended = !becomesIdle(this);
                outcome.run();
            });
        }

        void end() {
            calls.add(() -> ended = true);
        }

        private void work() {
            while (!ended) {
                try {
                    calls.take().run();
                } catch (InterruptedException leftover) {
                    // what the last call has left behind; it is gone now
                }
            }
        }
    }
}
