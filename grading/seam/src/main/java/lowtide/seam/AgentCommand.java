package lowtide.seam;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How the process for an agent is started.
 *
 * @param line the program, {@link Host} at its end, with the agent's classes on its class path
 * @param environment all that it gets to see of one
 * @param doors the ways through the wall if it has no network, empty if it may use loopback
 * @param rehearsal whether the process ends in order, so that its JVM can write down what it had loaded
 */
public record AgentCommand(
        List<String> line, Map<String, String> environment, Optional<Doors> doors, boolean rehearsal) {

    /** A process with this user's rights and network. */
    public static AgentCommand unsealed(List<String> line) {
        return new AgentCommand(line, Map.of(), Optional.empty(), false);
    }

    /**
     * A folder of Unix sockets that both sides see.
     *
     * @param here its path for the grader; short, because systems allow a socket's path about 100 characters
     * @param there its path for the agent
     */
    public record Doors(Path here, String there) {}
}
