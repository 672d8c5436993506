package lowtide.simulation.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import lowtide.simulation.page.CostPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** The page's server, asked without a browser. */
class PageTest {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String LARGEST_SLIDERS = "users=1000000&prompts=100&days=365&caps=200,20,50&token-caps=1000000"
            + "&summary=30,18,1200&retrieve=100&model=billed&message-tokens=5000&reply-tokens=5000&thinking-tokens=5000"
            + "&system-tokens=5000&cache-hits=100&price=100&budget=1000000&saving=100";

    private static final String UNLIKE_USERS =
            "users=1000000&prompts=10&days=365&caps=50,20&model=corrected&population=heavy" + "&seed=100&price=100";

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static CostPage page;

    @BeforeAll
    static void serve() throws IOException {
        page = CostPage.serve(0, new PageFields());
    }

    @AfterAll
    static void stop() {
        page.close();
    }

    @Test
    @DisplayName("the answer holds the very report, table and notes that compare prints for the same options")
    void answer() throws Exception {
        JsonNode answer = JSON.readTree(get("answer?users=200&prompts=15&caps=20,50,100&price=10&budget=5000")
                .body());
        String options = "--users 200 --prompts 15 --caps 20,50,100 --price 10 --budget 5000";

        assertThat(answer.get("report")).isEqualTo(JSON.readTree(compare(options + " --json")));
        String text = compare(options + " --no-chart");
        for (JsonNode row : answer.get("table")) {
            row.forEach(cell -> assertThat(text).contains(cell.asText()));
        }
        assertThat(answer.get("table").get(2).toString())
                .isEqualTo(
                        "[\"last 20 messages\",\"$1,785.00\",\"$8.925\",\"$19,860.00\",\"91.75%\",\"day 3\",\"never\"]");
        assertThat(text)
                .contains(
                        answer.get("title").asText(),
                        answer.get("model").asText(),
                        answer.get("notes").get(0).asText());
    }

    @Test
    @DisplayName("of unlike users the answer says too how unevenly they cost, as compare does")
    void unlikeUsers() throws Exception {
        JsonNode answer = JSON.readTree(
                get("answer?users=5000&population=heavy&seed=7&model=corrected").body());
        String options = "--users 5000 --population heavy --seed 7 --model corrected";

        assertThat(answer.get("report")).isEqualTo(JSON.readTree(compare(options + " --json")));
        assertThat(answer.get("spreads").get(0).get(5).asText()).isEqualTo("top 1% cost");
        String text = compare(options + " --no-chart");
        answer.get("spreads")
                .forEach(row -> row.forEach(cell -> assertThat(text).contains(cell.asText())));
        assertThat(JSON.readTree(get("answer").body()).has("spreads")).isFalse();
    }

    @Test
    @DisplayName("CSV and JSON to keep are what compare prints")
    void exports() throws Exception {
        HttpResponse<String> csv = get("cost.csv?days=5&caps=20,50");

        assertThat(csv.body().replace("\r\n", "\n")).isEqualTo(compare("--days 5 --caps 20,50 --csv"));
        assertThat(csv.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"cost.csv\"");
        assertThat(get("cost.json?days=5&model=billed").body()).isEqualTo(compare("--days 5 --model billed --json"));
    }

    @Test
    @DisplayName("PNG and SVG to keep are pictures")
    void pictures() throws Exception {
        assertThat(get("cost.png?days=5").body()).startsWith("\uFFFDPNG");
        assertThat(get("cost.svg?days=5").body()).contains("<svg");
    }

    @ParameterizedTest
    @DisplayName("a field that makes no sense is refused by its name and in the words of the command line")
    @CsvSource(
            delimiter = '|',
            value = {
                "users=0                        | users",
                "users=                         | users",
                "users=1000000000001            | users",
                "users=1000000000000000000      | users",
                "users=NaN                      | users",
                "population=odd                 | population",
                "population=heavy&users=1000000000000 | users",
                "population=heavy&prompts=1001  | prompts",
                "population=heavy&seed=-1       | seed",
                "seed=1                         | seed",
                "prompts=1e3                    | prompts",
                "days=many                      | days",
                "caps=20,,50                    | caps",
                "price=-1                       | price",
                "rate=0                         | rate",
                "model=cheap                    | model",
                "model=billed&rate=1            | rate",
                "model=corrected&summary=1,2    | summary",
                "model=billed&cache-hits=101    | cache-hits",
            })
    void mistakes(String fields, String wrong) throws Exception {
        HttpResponse<String> response = get("answer?" + fields);
        JsonNode refused = JSON.readTree(response.body()).get("refused");
        String options =
                Arrays.stream(fields.split("&")).map(field -> " --" + field).reduce("", String::concat);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(refused.fieldNames()).toIterable().containsExactly(wrong);
        assertThat(compare(options)).startsWith(refused.get(wrong).asText());
        assertThat(get("cost.csv?" + fields).body())
                .startsWith(refused.get(wrong).asText());
    }

    @Test
    @DisplayName("a model without a price is its field's mistake")
    void unknownModel() throws Exception {
        JsonNode refused =
                JSON.readTree(get("answer?model=billed&llm=gemini-9").body()).get("refused");

        assertThat(refused.get("llm").asText()).contains("no price for the model gemini-9");
    }

    @Test
    @DisplayName("every wrong field is named, not only the first")
    void everyMistake() throws Exception {
        JsonNode refused =
                JSON.readTree(get("answer?users=0&days=0&price=0").body()).get("refused");

        assertThat(refused.fieldNames()).toIterable().containsExactlyInAnyOrder("users", "days", "price");
    }

    @ParameterizedTest
    @DisplayName("what no single field is to blame for is said of the whole")
    @CsvSource(
            delimiter = '|',
            value = {
                "summary=30,18,1200             | use the model corrected or billed",
                "caps=1,2,3,4,5,6,7,8,9,10      | at most 9 strategies",
                "prices=/etc/hostname           | no field 'prices'",
                "png=/tmp/cost.png              | no field 'png'",
                "help                           | no field 'help'",
            })
    void mistakesOfTheWhole(String fields, String reason) throws Exception {
        HttpResponse<String> response = get("answer?" + fields);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(JSON.readTree(response.body()).get("refused").get("").asText())
                .contains(reason);
    }

    @Test
    @DisplayName("a damaged address is a bad request")
    void damagedAddress() throws IOException {
        assertThat(raw("GET /answer?users=%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @DisplayName("a request that names another host than this machine gets nothing")
    @ValueSource(
            strings = {
                "Host: lowtide.example",
                "Host: lowtide.example:80",
                "Host: 127.0.0.1.lowtide.example",
                "Host: 10.0.0.1",
                "Host: localhost@lowtide.example",
                "Host:",
                "Accept: */*"
            })
    void foreignHosts(String header) throws IOException {
        for (String path : List.of("/", "/answer?users=50", "/cost.csv")) {
            assertThat(raw("GET " + path + " HTTP/1.1\r\n" + header + "\r\nConnection: close\r\n\r\n"))
                    .doesNotContain(" 200 ")
                    .doesNotContain("2407", "2,407")
                    .doesNotContain("<html");
        }
    }

    @ParameterizedTest
    @DisplayName("this machine may be called by its usual names")
    @ValueSource(strings = {"localhost", "LocalHost:1", "127.0.0.1", "127.0.0.1:65535"})
    void ownHosts(String host) throws IOException {
        assertThat(raw("GET /answer HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200")
                .contains("$2,407.50");
    }

    @ParameterizedTest
    @DisplayName("only GET is answered")
    @ValueSource(strings = {"POST", "PUT", "DELETE", "OPTIONS", "PATCH", "HEAD"})
    void otherMethods(String method) throws IOException {
        assertThat(raw(method
                        + " /answer HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 405")
                .doesNotContain("2,407");
    }

    @ParameterizedTest
    @DisplayName("what is not part of the page is not found")
    @ValueSource(
            strings = {
                "files.properties",
                "page.html",
                "../pricing/prices.yml",
                "%2e%2e/pricing/prices.yml",
                "echarts.js/",
                "/page.js",
                "cost.gif",
                "META-INF/MANIFEST.MF",
                "favicon.ico"
            })
    void otherPaths(String path) throws IOException {
        assertThat(raw("GET /" + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 404");
    }

    @Test
    @DisplayName("the page and all it needs come from here, may not be framed, and may load nothing from elsewhere")
    void self() throws Exception {
        for (String file : List.of("", "page.js", "page.css", "echarts.js")) {
            HttpResponse<String> response = get(file);
            assertThat(response.statusCode()).as(file).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe", "http");
        }
        assertThat(get("").body()).contains("<option>gemini-2.5-flash</option>").doesNotContain("=\"http", "=\"//");
    }

    @Test
    @DisplayName("no other address of this machine serves the page")
    void loopbackOnly() throws SocketException {
        List<InetAddress> others = NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> !address.isLoopbackAddress())
                .toList();

        assertThat(others).noneMatch(PageTest::answers);
        assertThat(answers(InetAddress.getLoopbackAddress())).isTrue();
    }

    @Test
    @DisplayName("with every slider at its end the answer takes less than 100 ms")
    void quickEnough() {
        assertThat(quickest(LARGEST_SLIDERS)).isLessThan(100_000_000L);
    }

    @Test
    @DisplayName("a year of a million unlike users takes less than 100 ms")
    void quickEnoughForUnlikeUsers() {
        assertThat(quickest(UNLIKE_USERS)).isLessThan(100_000_000L);
    }

    private static long quickest(String fields) {
        HttpRequest request =
                HttpRequest.newBuilder(page.uri().resolve("answer?" + fields)).build();
        return LongStream.range(0, 20).map(attempt -> nanosOf(request)).min().orElseThrow();
    }

    @Test
    @DisplayName("page says where the page is, serves it until it is interrupted, and lets the port go")
    void command() throws Exception {
        PipedReader said = new PipedReader();
        PrintWriter out = new PrintWriter(new PipedWriter(said));
        int[] exit = {-1};
        Thread serving = new Thread(
                () -> exit[0] = LowTideSimulation.commandLine().setOut(out).execute("page"));
        serving.start();
        BufferedReader lines = new BufferedReader(said);
        String first = lines.readLine();
        assertThat(first).matches("The cost page is at http://127\\.0\\.0\\.1:[0-9]+/");
        assertThat(lines.readLine()).isEqualTo("Ctrl+C stops it.");
        URI uri = URI.create(first.substring(first.indexOf("http")));
        assertThat(CLIENT.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString())
                        .body())
                .contains("<title>What context costs</title>");

        serving.interrupt();
        serving.join(10_000);
        assertThat(exit[0]).isZero();
        CostPage.serve(uri.getPort(), new PageFields()).close();
    }

    @Test
    @DisplayName("a port that is taken is exit status 2 and a sentence")
    void takenPort() {
        StringWriter err = new StringWriter();
        int exit = LowTideSimulation.commandLine()
                .setErr(new PrintWriter(err))
                .execute("page", "--port", String.valueOf(page.uri().getPort()));

        assertThat(exit).isEqualTo(2);
        assertThat(err.toString())
                .startsWith("--port: " + page.uri().getPort() + " cannot be had")
                .doesNotContain("\tat ");
    }

    @Test
    @DisplayName("a port that is none is exit status 2, the option and its range")
    void badPort() {
        StringWriter err = new StringWriter();

        assertThat(LowTideSimulation.commandLine().setErr(new PrintWriter(err)).execute("page", "--port", "65536"))
                .isEqualTo(2);
        assertThat(err.toString()).contains("'--port': '65536' is not a whole number from 0 to 65,535");
    }

    @Test
    @DisplayName("a browser is opened the way of each system")
    void openers() {
        URI uri = URI.create("http://127.0.0.1:1/");

        assertThat(PageCommand.opener("Linux", uri)).containsExactly("xdg-open", "http://127.0.0.1:1/");
        assertThat(PageCommand.opener("Mac OS X", uri)).containsExactly("open", "http://127.0.0.1:1/");
        assertThat(PageCommand.opener("Windows 11", uri))
                .containsExactly("rundll32", "url.dll,FileProtocolHandler", "http://127.0.0.1:1/");
    }

    private static boolean answers(InetAddress address) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(address, page.uri().getPort()), 2_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static long nanosOf(HttpRequest request) {
        long start = System.nanoTime();
        try {
            assertThat(CLIENT.send(request, HttpResponse.BodyHandlers.ofString())
                            .statusCode())
                    .isEqualTo(200);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
        return System.nanoTime() - start;
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return CLIENT.send(
                HttpRequest.newBuilder(page.uri().resolve(path)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static String raw(String request) throws IOException {
        try (Socket socket =
                new Socket(InetAddress.getLoopbackAddress(), page.uri().getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** What the command line prints, be it a report or what is wrong. */
    private static String compare(String options) {
        StringWriter out = new StringWriter();
        PrintWriter writer = new PrintWriter(out);
        LowTideSimulation.commandLine()
                .setOut(writer)
                .setErr(writer)
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF))
                .execute(("compare " + options).strip().split(" +"));
        return out.toString().replace(System.lineSeparator(), "\n");
    }
}
