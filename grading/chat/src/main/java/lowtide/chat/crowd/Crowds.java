package lowtide.chat.crowd;

import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import lowtide.chat.agent.AgentSource;
import lowtide.fakegemini.FakeGemini;

/** The crowds of a page: one for its agent and, if asked for, one for the solution, at the same time. Thread-safe. */
public final class Crowds implements AutoCloseable {

    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "crowd");
        thread.setDaemon(true);
        return thread;
    });
    private final AgentSource source;
    private final FakeGemini gemini;
    private List<CrowdRun> runs = List.of();

    /** FakeGemini is not closed with it. */
    public Crowds(AgentSource source, FakeGemini gemini) {
        this.source = source;
        this.gemini = gemini;
    }

    /**
     * Starts a crowd.
     *
     * @param withSolution whether the solution gets one, too, if it is there
     * @throws IllegalStateException if one runs
     */
    public synchronized void start(CrowdPlan plan, boolean withSolution) {
        if (isRunning()) {
            throw new IllegalStateException("A crowd is still writing.");
        }
        runs = Stream.concat(Stream.of(source), withSolution ? source.solution().stream() : Stream.<AgentSource>empty())
                .map(agent -> new CrowdRun(agent, gemini, plan))
                .toList();
        runs.forEach(run -> threads.execute(run::run));
    }

    /** Ends what runs. */
    public synchronized void stop() {
        runs.forEach(run -> run.end("Stopped."));
    }

    /** What was seen so far; empty before the first crowd. */
    public synchronized List<CrowdState> state() {
        return runs.stream().map(CrowdRun::state).toList();
    }

    /** Whether one runs. */
    public synchronized boolean isRunning() {
        return runs.stream().anyMatch(run -> run.state().running());
    }

    @Override
    public void close() {
        stop();
        threads.shutdownNow();
    }
}
