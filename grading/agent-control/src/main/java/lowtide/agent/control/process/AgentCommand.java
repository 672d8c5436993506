package lowtide.agent.control.process;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to start the process for an agent.
 *
 * @param line the program, {@link lowtide.agent.host.AgentServer} at its end, with the agent's classes on its class
 *     path
 * @param environment its complete environment
 * @param sockets the folder of Unix sockets through which a process without a network reaches the grader and Gemini;
 *     empty if it may use loopback
 * @param data a folder that the process can write to, in which each agent that asks for a folder gets one; empty for a
 *     temporary folder anywhere
 * @param training whether the process exits in order, so that its shutdown hooks run and its JVM can write an archive
 *     of the classes it had loaded
 */
public record AgentCommand(
        List<String> line,
        Map<String, String> environment,
        Optional<SharedFolder> sockets,
        Optional<SharedFolder> data,
        boolean training) {

    /** A process with this user's rights and network. */
    public static AgentCommand unsealed(List<String> line) {
        return new AgentCommand(line, Map.of(), Optional.empty(), Optional.empty(), false);
    }
}
