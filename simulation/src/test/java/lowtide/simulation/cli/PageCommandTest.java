package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import lowtide.simulation.page.CostPage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class PageCommandTest {

    @Test
    @DisplayName("prints the address of the page, serves it until it is interrupted, and releases the port")
    void serves() throws Exception {
        PipedReader reader = new PipedReader();
        PrintWriter out = new PrintWriter(new PipedWriter(reader));
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread command = new Thread(
                () -> exit.complete(LowTideSimulation.commandLine().setOut(out).execute("page")));
        command.start();
        BufferedReader lines = new BufferedReader(reader);
        String first = lines.readLine();
        assertThat(first).matches("The cost page is at http://127\\.0\\.0\\.1:[0-9]+/");
        assertThat(lines.readLine()).isEqualTo("Press Ctrl+C to stop.");
        URI uri = URI.create(first.substring(first.indexOf("http")));
        assertThat(HttpClient.newHttpClient()
                        .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("<title>What context costs</title>");

        command.interrupt();
        assertThat(exit.get(10, TimeUnit.SECONDS)).isZero();
        CostPage.serve(uri.getPort(), new PageFields()).close();
    }

    @Test
    @DisplayName("a port in use: exit status 2 and a message")
    void portInUse() throws Exception {
        try (CostPage page = CostPage.serve(0, new PageFields())) {
            int port = page.uri().getPort();
            CommandLineRun run = CommandLineRun.of("page --port " + port);

            assertThat(run.exit()).isEqualTo(2);
            assertThat(run.err())
                    .startsWith("--port: port " + port + " is not available")
                    .doesNotContain("\tat ");
        }
    }

    @Test
    @DisplayName("an invalid port: exit status 2, the option and its range")
    void invalidPort() {
        CommandLineRun run = CommandLineRun.of("page --port 65536");

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("'--port': '65536' is not a whole number from 0 to 65,535");
    }

    @Test
    @DisplayName("opens the browser with the command of each system")
    void opener() {
        URI uri = URI.create("http://127.0.0.1:1/");

        assertThat(PageCommand.opener("Linux", uri)).containsExactly("xdg-open", "http://127.0.0.1:1/");
        assertThat(PageCommand.opener("Mac OS X", uri)).containsExactly("open", "http://127.0.0.1:1/");
        assertThat(PageCommand.opener("Windows 11", uri))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", "http://127.0.0.1:1/");
    }
}
