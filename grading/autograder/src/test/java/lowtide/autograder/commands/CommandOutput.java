package lowtide.autograder.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a command left.
 *
 * @param text its standard output and standard error together
 */
public record CommandOutput(int exitCode, String text) {

    /** Runs a command to its end, with nothing to read. The output goes through a file: a child that lives on may hold a pipe. */
    public static CommandOutput of(ProcessBuilder builder) throws IOException, InterruptedException {
        Path output = Files.createTempFile("command-", ".txt");
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            process.getOutputStream().close();
            return new CommandOutput(process.waitFor(), Files.readString(output));
        } finally {
            Files.deleteIfExists(output);
        }
    }

    /** Fails with the output unless the command ended with 0. */
    public CommandOutput succeeded() {
        assertThat(exitCode).as(text).isZero();
        return this;
    }
}
