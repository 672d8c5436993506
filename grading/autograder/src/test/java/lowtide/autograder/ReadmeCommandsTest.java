package lowtide.autograder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command of every README works as printed: in a fresh copy whose path has a space, with the network off,
 * for a user whose language has its own rules for upper case.
 */
class ReadmeCommandsTest {

    private static final String THIS_RUN = "mvn -B verify -Pkit";
    private static final String FAKE_GEMINI = "mvn -q -pl grading/fake-gemini -am verify -Pfake-gemini";
    private static final String PAGE = "java -jar simulation/target/lowtide-simulation.jar page";
    private static final String SIMILARITY = "mvn -q -f grading/similarity verify -Dsubmissions=submissions";
    private static final Pattern URL = Pattern.compile("http://127\\.0\\.0\\.1:\\d+/(?:v1beta)?");
    private static final Pattern COMMAND =
            Pattern.compile("(?m)^(?:mvn|java|diff) (?!.* median )[^\\n]*$|`(mvn [^`\\n]*)`");

    /** What each command prints, in the order in which a reader would run them. */
    private static final Map<String, List<String>> PRINTS = new LinkedHashMap<>();

    static {
        PRINTS.put(
                "mvn verify",
                List.of(
                        "Score 0/100",
                        "1A The request of the 11th call carried 21 messages; the cap is 20.",
                        "BUILD SUCCESS"));
        for (int stage = 1; stage <= 5; stage++) {
            PRINTS.put("mvn verify -Dstage=" + stage, List.of("  " + stage + "  ", "Score 0/20", "BUILD SUCCESS"));
        }
        PRINTS.put("mvn verify -Dsubmission=solutions -Drequire=100", List.of("Score 100/100", "BUILD SUCCESS"));
        PRINTS.put(
                "mvn verify -Dsubmissions=submissions",
                List.of("Low Tide class of 2", "lowest 0, median 0, highest 100, of 100", "BUILD SUCCESS"));
        String grader = "java -jar grading/autograder/target/lowtide-grade.jar ";
        PRINTS.put(
                grader + "class submissions --out graded --seed 7",
                List.of("Low Tide class of 2 (seed 7, JDK ", "highest 100, of 100"));
        PRINTS.put(grader + "grade submissions/ada --stage 1 --out graded-ada", List.of("Score 20/20"));
        PRINTS.put(grader + "explain 1B", List.of("Why it matters"));
        PRINTS.put(grader + "class submissions --out shard1 --seed 7 --shard 1/2", List.of("shard 1/2"));
        PRINTS.put(grader + "class submissions --out shard2 --seed 7 --shard 2/2", List.of("shard 2/2"));
        PRINTS.put(
                grader + "merge shard1 shard2 --out merged",
                List.of("Low Tide class of 2 (seed 7, JDK ", "highest 100, of 100"));
        PRINTS.put(
                "mvn -pl grading/autograder -am package -Pgradescope",
                List.of("lowtide-gradescope.zip", "BUILD SUCCESS"));
        PRINTS.put("diff -r exercises/01-context-cap/src/main solutions/01-context-cap/src/main", List.of("TODO"));
        PRINTS.put("mvn -q -pl broken -am verify -Pbroken", List.of("Bob", "503"));
        String simulation = "java -jar simulation/target/lowtide-simulation.jar ";
        PRINTS.put(simulation + "quiz", List.of("$19,860.00", "22"));
        PRINTS.put(simulation + "quiz --json", List.of("19860"));
        PRINTS.put(simulation + "compare --help", List.of("--model"));
        PRINTS.put(simulation + "compare --users 500", List.of("$24,075.00"));
        PRINTS.put(
                simulation + "compare --users 200 --prompts 15 --days 30 --caps 20,50,100",
                List.of("$21,645.00", "$1,785.00"));
        PRINTS.put(simulation + "compare --caps 20,50 --csv", List.of("30,2407.5,"));
        PRINTS.put(
                simulation
                        + "compare --users 200 --prompts 15 --caps 20,50,100 --budget 5000 --png cost.png --svg cost.svg",
                List.of("$5,000 gone", "day 14"));
        PRINTS.put(
                simulation
                        + "compare --model billed --users 200 --prompts 15 --caps 20,50 --token-caps 8000 --summary --retrieve 10",
                List.of("$498.75", "$888.00"));
        PRINTS.put(
                simulation + "compare --model billed --users 200 --prompts 15 --caps 20 --cache-hits 50",
                List.of("as billed"));
        PRINTS.put(
                simulation
                        + "compare --model corrected --users 1000000 --prompts 15 --population heavy --seed 1 --caps 20",
                List.of("1%"));
        PRINTS.put(
                simulation + "measure --agent broken --users 3 --prompts 5 --days 10",
                List.of("Measured: broken", "$3.6224"));
        PRINTS.put(
                simulation + "measure --agent solutions/02-user-isolation --users 3 --prompts 5 --days 10",
                List.of("Measured: solutions/02-user-isolation"));
        PRINTS.put(simulation + "measure --agent exercises/01-context-cap --json", List.of("\"answeredRequests\""));
        PRINTS.put("mvn -q -pl simulation -am process-classes -Pjshell", List.of("leak()", "mine()"));
    }

    @TempDir
    static Path temporary;

    private static Path copy;

    @BeforeAll
    static void copyTheKit() throws IOException {
        copy = temporary.resolve("low tide copy");
        Kit.copyAll(copy);
        Kit.copySources(Kit.SOLUTIONS, copy.resolve("submissions/ada"));
        Kit.copySources(Kit.EXERCISES, copy.resolve("submissions/bob"));
    }

    @Test
    void everyCommandIsKnownHere() throws IOException {
        Set<String> printed = new TreeSet<>();
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path readme : files.filter(path -> path.endsWith("README.md")).toList()) {
                Matcher matcher = COMMAND.matcher(Files.readString(readme));
                while (matcher.find()) {
                    printed.add(matcher.group(1) == null ? matcher.group() : matcher.group(1));
                }
            }
        }
        Set<String> known = new TreeSet<>(PRINTS.keySet());
        known.addAll(List.of(THIS_RUN, FAKE_GEMINI, PAGE, SIMILARITY));
        assertThat(printed).isEqualTo(known);
    }

    @Test
    @EnabledForJreRange(min = JRE.JAVA_21, disabledReason = "JPlag needs it")
    void jplagComparesAClass() throws IOException, InterruptedException {
        Process process = start(SIMILARITY);
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(output).contains("2 submissions compared by JPlag");
        assertThat(process.waitFor()).as(output).isZero();
    }

    @TestFactory
    Stream<DynamicTest> everyCommandDoesWhatItSays() {
        Stream<DynamicTest> finite = PRINTS.entrySet().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.getKey(), () -> {
                    Process process = start(entry.getKey());
                    process.getOutputStream().close(); // the end of what a lecturer types
                    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                    assertThat(output).contains(entry.getValue());
                    assertThat(process.waitFor())
                            .as(output)
                            .isEqualTo(entry.getKey().startsWith("diff") ? 1 : 0);
                }));
        return Stream.concat(finite, servers());
    }

    /** Commands that serve until they are stopped. */
    private static Stream<DynamicTest> servers() {
        return Stream.of(
                DynamicTest.dynamicTest(
                        FAKE_GEMINI,
                        () -> whileItRuns(FAKE_GEMINI, url -> {
                            HttpResponse<String> answer = send(
                                    HttpRequest.newBuilder(URI.create(url + "/models/gemini-2.5-flash:generateContent"))
                                            .header("x-goog-api-key", "any")
                                            .POST(HttpRequest.BodyPublishers.ofString(
                                                    "{\"contents\":[{\"parts\":[{\"text\":\"I ate a salad\"}]}]}")));
                            assertThat(answer.statusCode()).isEqualTo(200);
                            assertThat(answer.body()).contains("Logged: salad");
                        })),
                DynamicTest.dynamicTest(
                        PAGE,
                        () -> whileItRuns(PAGE, url -> {
                            assertThat(send(HttpRequest.newBuilder(URI.create(url)))
                                            .body())
                                    .contains("<title>What context costs</title>");
                            assertThat(send(HttpRequest.newBuilder(URI.create(url + "answer")))
                                            .body())
                                    .contains("$2,407.50");
                        })));
    }

    /** Starts a command, waits until it says where it listens, and stops it in the end. */
    private static void whileItRuns(String command, Consumer<String> client) throws IOException {
        Process process = start(command);
        try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
            List<String> said = new ArrayList<>();
            Optional<String> url = Optional.empty();
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                said.add(line);
                url = URL.matcher(line).results().map(MatchResult::group).findFirst();
                if (url.isPresent()) {
                    break;
                }
            }
            assertThat(url).as(String.join("\n", said)).isPresent();
            client.accept(url.get());
        } finally {
            process.descendants().forEach(ProcessHandle::destroy);
            process.destroy();
        }
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    private static Process start(String command) throws IOException {
        List<String> words = new ArrayList<>(List.of(command.split(" ")));
        boolean windows = System.getProperty("os.name").startsWith("Windows");
        if (words.get(0).equals("mvn")) {
            words.set(
                    0,
                    Path.of(System.getProperty("maven.home"), "bin", windows ? "mvn.cmd" : "mvn")
                            .toString());
            if (!command.equals(SIMILARITY)) { // its libraries are no part of the kit's own build
                words.add("-o");
            }
        } else if (words.get(0).equals("java")) {
            words.set(0, Path.of(System.getProperty("java.home"), "bin", "java").toString());
        }
        ProcessBuilder builder =
                new ProcessBuilder(words).directory(copy.toFile()).redirectErrorStream(true);
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("JAVA_TOOL_OPTIONS", "-Duser.language=tr -Duser.country=TR");
        builder.environment().remove("MAVEN_OPTS");
        return builder.start();
    }
}
