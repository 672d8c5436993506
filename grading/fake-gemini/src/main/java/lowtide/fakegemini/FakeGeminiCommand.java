package lowtide.fakegemini;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs FakeGemini as a program, for any Gemini client that can be given a base URL. */
@Command(
        name = "fake-gemini",
        mixinStandardHelpOptions = true,
        description = "Runs a stand-in for the Gemini API on 127.0.0.1. Accepts any API key.")
public final class FakeGeminiCommand implements Callable<Integer> {

    /** Exchanges. Nobody reads the journal; without a limit, it would fill the memory. */
    private static final int JOURNAL = 100;

    @Option(names = "--port", defaultValue = "0", description = "Port to listen on (default: 0, a free port).")
    private int port;

    @Option(
            names = "--seed",
            defaultValue = "1",
            description = "Determines refs and counts of thought tokens (default: 1).")
    private long seed;

    @Option(names = "--quiet", description = "Do not print a line for every request.")
    private boolean quiet;

    @Spec
    private CommandSpec spec;

    public static void main(String[] args) {
        // Must be set before the first logger is created; without a configuration, Jetty logs everything.
        System.setProperty("logback.configurationFile", "lowtide/fakegemini/logback.xml");
        System.exit(new CommandLine(new FakeGeminiCommand()).execute(args));
    }

    /** Runs until the process is stopped or its thread is interrupted. */
    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        Consumer<String> log = quiet
                ? line -> {}
                : line -> {
                    out.println(line);
                    out.flush();
                };
        try (FakeGemini gemini = FakeGemini.start(port, log);
                Account account = gemini.openToAnyKey(seed).callTools().keepNewest(JOURNAL)) {
            out.println("FakeGemini listens at " + account.baseUrl() + " for model " + FakeGemini.MODEL
                    + " and any API key. Press Ctrl-C to stop it.");
            out.flush();
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }
}
