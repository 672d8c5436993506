package lowtide.agent.api;

import java.util.Objects;

/**
 * What was printed through System.out and System.err.
 *
 * @param text the first {@value #KEPT} bytes, as UTF-8
 * @param bytes how many bytes were printed altogether
 */
public record ConsoleOutput(String text, long bytes) {

    public ConsoleOutput {
        Objects.requireNonNull(text);
    }

    /** How many bytes are kept; an agent that floods the console fills no memory. */
    public static final int KEPT = 8192;
}
