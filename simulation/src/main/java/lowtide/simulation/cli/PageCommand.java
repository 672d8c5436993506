package lowtide.simulation.cli;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lowtide.simulation.page.CostPage;
import lowtide.simulation.report.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "page",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Serves a page with sliders to browsers on this machine until Ctrl+C.")
final class PageCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "0",
            converter = WholeNumber.Port.class,
            description = "The port, 0 to 65,535; 0 selects a free port. Default: ${DEFAULT-VALUE}.")
    private long port;

    @Option(names = "--open", description = "Open the page in the default browser.")
    private boolean open;

    @Override
    public Integer call() throws IOException {
        try (CostPage page = CostPage.serve((int) port, new PageFields())) {
            Terminal.print(
                    command.commandLine().getOut(),
                    List.of("The cost page is at " + page.uri(), "Press Ctrl+C to stop."));
            if (open) {
                open(page.uri());
            }
            new CountDownLatch(1).await();
        } catch (BindException e) {
            throw new ParameterException(
                    command.commandLine(),
                    "--port: port " + port + " is not available: " + e.getMessage()
                            + "; omit the option for a free port",
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return 0;
    }

    private void open(URI page) {
        try {
            new ProcessBuilder(opener(System.getProperty("os.name"), page))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            command.commandLine().getErr().println("Cannot open a browser: " + e.getMessage());
            command.commandLine().getErr().flush();
        }
    }

    /** The system's command to open a page. Java's Desktop class does not work in headless mode, which charts use. */
    static List<String> opener(String system, URI page) {
        String name = system.toLowerCase(Locale.ROOT);
        if (name.startsWith("windows")) {
            return List.of("rundll32", "url.dll,FileProtocolHandler", page.toString());
        }
        return List.of(name.startsWith("mac") ? "open" : "xdg-open", page.toString());
    }
}
