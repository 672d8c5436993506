package lowtide.agent.control.process;

import java.io.Closeable;
import java.io.IOException;

/** Threads that do not keep the JVM alive. */
final class Daemon {

    private Daemon() {}

    static void start(String name, Runnable work) {
        thread(name, work).start();
    }

    static Thread thread(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        return thread;
    }

    /** Closes something that may already be broken. */
    static void close(Closeable closeable) {
        try {
            closeable.close();
        } catch (IOException gone) {
            // it is closed in any case
        }
    }
}
