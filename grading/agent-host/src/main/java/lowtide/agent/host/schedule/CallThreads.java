package lowtide.agent.host.schedule;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;

/**
 * The threads that an agent is called on, as in a server's pool: consecutive calls take turns on three threads, and
 * overlapping calls get more. So one thread serves several users, and several threads serve one user; both expose an
 * agent that keeps data of a user in the thread. Thread-safe.
 */
public final class CallThreads implements AutoCloseable {

    private static final int TAKING_TURNS = 3;

    private final Deque<Worker> idle = new ArrayDeque<>();
    private boolean closed;

    /**
     * Makes a call on the thread that has been idle longest.
     *
     * @param name the name of the thread during the call
     * @param call makes the call, and returns an action that reports its result; when that runs, the thread is idle
     *     again
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
                    // what the last call has left behind, and is cleared now
                }
            }
        }
    }
}
