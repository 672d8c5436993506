package lowtide.agent.control.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.agent.host.AgentServer;

/**
 * How the process for an agent is started.
 *
 * @param line the program, {@link AgentServer} at its end, with the agent's classes on its class path
 * @param environment all that it gets to see of one
 * @param sockets how a process without a network reaches the grader and Gemini; empty if it may use loopback
 * @param training whether the process exits in order, so that its JVM can write an archive of the classes it had loaded
 */
public record AgentCommand(
        List<String> line, Map<String, String> environment, Optional<SocketPaths> sockets, boolean training) {

    /** A process with this user's rights and network. */
    public static AgentCommand unsealed(List<String> line) {
        return new AgentCommand(line, Map.of(), Optional.empty(), false);
    }
}
