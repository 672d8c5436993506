package lowtide.agent.control;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import lowtide.agent.api.ConsoleOutput;
import lowtide.agent.api.frame.MethodSignature;
import lowtide.agent.control.process.CallbackHandler;
import lowtide.agent.control.time.Deadline;

/**
 * How a session reaches its agent, in this JVM or in another process. Every method but close throws AgentException.
 * Thread-safe.
 */
interface AgentConnection extends AutoCloseable {

    /** Calls the agent. */
    JsonNode call(MethodSignature method, List<JsonNode> arguments, CallStyle style, CallbackHandler functions);

    /** Changes a resource; takes effect before this returns. */
    void tell(String resource, JsonNode command);

    /** What a resource or probe has observed since this was last called. */
    JsonNode drain(String name);

    /** What the agent has printed since this was last called. */
    ConsoleOutput drainConsole();

    /** What of this is known without asking the agent's process. */
    ConsoleOutput printed();

    /** A time limit that begins now, fair to this agent. */
    Deadline deadline(Duration limit);

    /** Replaces the agent with another one of the same classes, with all their static state. */
    void renew();

    /** Creates a second server beside the agent, with classes of its own. It ends when the agent is replaced. */
    void openSecond();

    /**
     * Ends the agent, and creates a new one in a process or class loader in which no code of the first has run.
     *
     * @param meanwhile runs between the two
     */
    void restart(Runnable meanwhile);

    /** The same with a new class loader, and the same process. */
    void reload(Runnable meanwhile);

    /** Ends an agent that sent an invalid value, and returns the failure. */
    RuntimeException nonsense();

    @Override
    void close();
}
