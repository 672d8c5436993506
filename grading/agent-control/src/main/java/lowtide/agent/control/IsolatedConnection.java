package lowtide.agent.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.StartGroup;
import lowtide.agent.api.frame.MethodSignature;
import lowtide.agent.api.frame.ProbeNames;
import lowtide.agent.api.frame.Request;
import lowtide.agent.control.process.CallbackHandler;
import lowtide.agent.control.process.HostProcess;
import lowtide.agent.control.time.Deadline;

/** A connection to an agent in a separate process. */
final class IsolatedConnection implements AgentConnection {

    private final IsolatedHost host;
    private final Consumer<HostProcess> renewal;
    private final Supplier<HostProcess> reopen;
    private volatile HostProcess process;

    /**
     * @param process the process of the agent
     * @param renewal creates another agent of the same classes in a process
     * @param reopen creates the agent again in a new process, once the first one has ended
     */
    IsolatedConnection(
            IsolatedHost host, HostProcess process, Consumer<HostProcess> renewal, Supplier<HostProcess> reopen) {
        this.host = host;
        this.process = process;
        this.renewal = renewal;
        this.reopen = reopen;
    }

    @Override
    public JsonNode call(
            MethodSignature method, List<JsonNode> arguments, StartGroup startGroup, CallbackHandler functions) {
        HostProcess asked = process;
        return host.watched(() -> asked.ask(
                id -> new Request.Call(id, method, arguments, startGroup), method.name() + "(...)", functions));
    }

    @Override
    public void tell(String resource, JsonNode command) {
        String what = resource.equals(ProbeNames.CLOCK) ? "setting the clock" : "changing the " + resource;
        process.tell(new Request.Tell(resource, command), what);
        if (process.isAwaited()) { // a call under way may see the change as soon as this returns
            drain(ProbeNames.CONSOLE, what); // does not affect the agent, and is processed in order
        }
    }

    @Override
    public JsonNode drain(String name) {
        return drain(name, "reading the " + name);
    }

    @Override
    public ConsoleOutput drainConsole() {
        drain(ProbeNames.CONSOLE);
        return process.console();
    }

    @Override
    public ConsoleOutput printed() {
        return process.console();
    }

    @Override
    public Deadline deadline(Duration limit) {
        return process.deadline(limit);
    }

    @Override
    public void renew() {
        renewal.accept(process);
    }

    @Override
    public void restart() {
        process.end();
        process = reopen.get();
    }

    @Override
    public AgentDied nonsense() {
        process.end();
        return new AgentDied("The agent's process sent an invalid answer, and was ended.");
    }

    @Override
    public void close() {
        // the process serves the next session
    }

    private JsonNode drain(String name, String what) {
        return process.ask(id -> new Request.Drain(id, name), what, CallbackHandler.NONE);
    }
}
