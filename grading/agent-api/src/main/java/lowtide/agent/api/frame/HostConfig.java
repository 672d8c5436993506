package lowtide.agent.api.frame;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.Objects;

/**
 * The configuration of an agent's process, passed as one line on its standard input. An address is a loopback port, or
 * the path of a Unix socket.
 *
 * @param grader the address where the grader waits for the process
 * @param gemini the address of Gemini
 * @param password what the process sends first, so that the grader knows it
 * @param training whether the process exits in order when the grader closes the connection, so that its JVM can write
 *     an archive of the classes it had loaded; otherwise it halts at once
 */
public record HostConfig(String grader, String gemini, String password, boolean training) {

    public HostConfig {
        Objects.requireNonNull(grader);
        Objects.requireNonNull(gemini);
        Objects.requireNonNull(password);
    }

    /** The socket address that such a text represents. */
    public static SocketAddress address(String text) {
        return text.chars().allMatch(Character::isDigit)
                ? new InetSocketAddress(InetAddress.getLoopbackAddress(), Integer.parseInt(text))
                : UnixDomainSocketAddress.of(text);
    }
}
