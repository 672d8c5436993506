package lowtide.agent.control.process;

import java.nio.file.Path;

/**
 * A folder of Unix sockets that the grader and an agent's process both see.
 *
 * @param here its path for the grader; short, because systems allow a socket's path about 100 characters
 * @param there its path for the agent's process
 */
public record SocketPaths(Path here, String there) {}
