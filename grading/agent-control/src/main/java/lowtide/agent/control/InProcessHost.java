package lowtide.agent.control;

import java.util.Optional;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.control.folder.DataFolder;
import lowtide.agent.host.model.GeminiModels;

/**
 * Runs agents in this JVM, as a student does in the IDE, where breakpoints work. One session at a time, because
 * System.out and the log belong to the whole JVM.
 */
public final class InProcessHost implements AgentHost {

    private final ClassLoader loader;

    /** Agents on the class path. */
    public InProcessHost() {
        this(Thread.currentThread().getContextClassLoader());
    }

    /** Agents that this loader finds. */
    public InProcessHost(ClassLoader loader) {
        this.loader = loader;
    }

    /** Loads on another thread what the first session will need, so that a student waits a little less. */
    public InProcessHost warmedUp() {
        Thread thread = new Thread(GeminiModels::warmUp, "warm-up");
        thread.setDaemon(true);
        thread.start();
        return this;
    }

    @Override
    public <A> AgentSession<A> open(AgentContract<A> contract, AgentSettings settings) {
        Optional<DataFolder> folder = contract.takesFolder() ? Optional.of(DataFolder.temporary()) : Optional.empty();
        try {
            AgentSpec spec =
                    contract.spec(settings, folder.map(made -> made.path().toString()));
            return new AgentSession<>(
                    contract, new InProcessConnection(spec, loader, contract.functions(settings)), folder);
        } catch (RuntimeException | Error failure) {
            folder.ifPresent(DataFolder::close);
            throw failure;
        }
    }

    @Override
    public void close() {
        // nothing outlasts its session
    }
}
