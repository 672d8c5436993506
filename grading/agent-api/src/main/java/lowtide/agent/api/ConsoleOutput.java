package lowtide.agent.api;

import java.util.Objects;

/**
 * What was printed through System.out and System.err.
 *
 * @param text the first {@value #KEPT} bytes, as UTF-8
 * @param bytes how many bytes were printed in total
 */
public record ConsoleOutput(String text, long bytes) {

    public ConsoleOutput {
        Objects.requireNonNull(text);
    }

    /** How many bytes are kept; so an agent that floods the console does not fill the memory. */
    public static final int KEPT = 8192;
}
