package lowtide.agent.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.frame.MethodSignature;
import lowtide.agent.api.frame.ProbeNames;
import lowtide.agent.api.frame.Request;
import lowtide.agent.control.process.CallbackHandler;
import lowtide.agent.control.process.HostProcess;
import lowtide.agent.control.time.Deadline;

/** A connection to an agent in a separate process. */
final class IsolatedConnection implements AgentConnection {

    private final IsolatedHost host;
    private final BiConsumer<HostProcess, Request.OpenMode> opening;
    private final Supplier<HostProcess> reopen;
    private volatile HostProcess process;

    /**
     * @param process the process of the agent
     * @param opening creates another agent in a process
     * @param reopen creates the agent again in a new process, once the first one has ended
     */
    IsolatedConnection(
            IsolatedHost host,
            HostProcess process,
            BiConsumer<HostProcess, Request.OpenMode> opening,
            Supplier<HostProcess> reopen) {
        this.host = host;
        this.process = process;
        this.opening = opening;
        this.reopen = reopen;
    }

    @Override
    public JsonNode call(MethodSignature method, List<JsonNode> arguments, CallStyle style, CallbackHandler functions) {
        HostProcess asked = process;
        return host.watched(() -> asked.ask(
                id -> new Request.Call(id, method, arguments, style.startGroup(), style.isStepwise(), style.toSecond()),
                method.name() + "(...)",
                functions));
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
        opening.accept(process, Request.OpenMode.SAME_CLASSES);
    }

    @Override
    public void openSecond() {
        opening.accept(process, Request.OpenMode.SECOND_SERVER);
    }

    @Override
    public void restart(Runnable meanwhile) {
        process.end();
        meanwhile.run();
        process = reopen.get();
    }

    @Override
    public void reload(Runnable meanwhile) {
        meanwhile.run();
        opening.accept(process, Request.OpenMode.NEW_CLASSES);
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
