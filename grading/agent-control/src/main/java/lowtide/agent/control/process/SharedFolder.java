package lowtide.agent.control.process;

import java.nio.file.Path;

/**
 * A folder that both the grader and an agent's process can see.
 *
 * @param here its path for the grader; for sockets a short one, because systems allow about 100 characters
 * @param there its path for the agent's process
 */
public record SharedFolder(Path here, String there) {}
