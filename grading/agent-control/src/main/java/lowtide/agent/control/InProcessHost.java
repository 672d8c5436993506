package lowtide.agent.control;

import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import lowtide.agent.api.frame.AgentSpec;
import lowtide.agent.control.folder.DataFolder;
import lowtide.agent.host.http.ChannelHttpClientBuilder;
import lowtide.agent.host.model.GeminiModels;

/**
 * Runs agents in this JVM, as a student does in the IDE, where breakpoints work. One session at a time, because
 * System.out and the log belong to the whole JVM.
 */
public final class InProcessHost implements AgentHost {

    private final ClassLoader loader;
    private final ChannelHttpClientBuilder httpClients;

    /**
     * Agents on the class path.
     *
     * @param gemini where the agents of this host find Gemini
     */
    public InProcessHost(String gemini) {
        this(Thread.currentThread().getContextClassLoader(), gemini);
    }

    /**
     * Agents that this loader finds.
     *
     * @param gemini where the agents of this host find Gemini
     */
    public InProcessHost(ClassLoader loader, String gemini) {
        this.loader = loader;
        URI address = URI.create(gemini);
        this.httpClients = new ChannelHttpClientBuilder(new InetSocketAddress(address.getHost(), address.getPort()));
    }

    /** Loads on another thread what the first session will need, so that a student waits a little less. */
    public static void warmUp() {
        Thread thread = new Thread(GeminiModels::warmUp, "warm-up");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public <A> AgentSession<A> open(AgentContract<A> contract, AgentSettings settings) {
        Optional<DataFolder> folder = contract.takesFolder() ? Optional.of(DataFolder.temporary()) : Optional.empty();
        try {
            AgentSpec spec =
                    contract.spec(settings, folder.map(made -> made.path().toString()));
            return new AgentSession<>(
                    contract,
                    new InProcessConnection(spec, loader, httpClients::copy, contract.functions(settings)),
                    folder);
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
