package lowtide.agent.api.frame;

/**
 * How an agent's process reaches the grader and Gemini: the one line that it reads from its standard input. Socket
 * paths are null where loopback ports are used instead.
 *
 * @param controlSocket the path of the Unix socket that leads to the grader
 * @param controlPort the loopback port that leads to the grader if there is no such socket
 * @param password what the process sends first, so that the grader knows it
 * @param geminiSocket the path of the Unix socket that leads to Gemini
 * @param geminiPort the loopback port of Gemini if there is no such socket
 * @param training whether the process exits in order when the grader hangs up, so that its JVM can write an archive of
 *     the classes it had loaded; otherwise it halts at once
 */
public record HostConfig(
        String controlSocket,
        int controlPort,
        String password,
        String geminiSocket,
        int geminiPort,
        boolean training) {}
