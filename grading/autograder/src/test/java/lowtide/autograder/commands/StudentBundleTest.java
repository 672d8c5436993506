package lowtide.autograder.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What students get: it grades as the kit does, and holds nothing that they should not see. */
@ExtendWith(SharedKitCopy.class)
class StudentBundleTest {

    static final String COMMAND = "mvn -q package -Pstudent";

    private static final Pattern LINK = Pattern.compile("]\\(([^)#:]+)\\)");
    private static final int EXECUTABLE = 0755;

    @TempDir
    static Path temporary;

    private static Path bundle;
    private static Path repository;
    private static final Map<String, Integer> MODES = new TreeMap<>();

    @BeforeAll
    static void unpack(KitCopy kit) throws IOException, InterruptedException {
        kit.run(COMMAND).succeeded();
        Path home = Files.createDirectory(temporary.resolve("empty home"));
        try (ZipFile zip = ZipFile.builder()
                .setPath(kit.folder().resolve("target/lowtide-student.zip"))
                .get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                Path path = home.resolve(entry.getName());
                if (entry.isDirectory()) {
                    Files.createDirectories(path);
                } else {
                    MODES.put(entry.getName(), entry.getUnixMode() & 0777);
                    Files.createDirectories(path.getParent());
                    Files.copy(zip.getInputStream(entry), path);
                }
            }
        }
        bundle = home.resolve("lowtide-student");
        repository = Files.createDirectory(temporary.resolve("repository"));
        try (Stream<Path> groups = Files.list(usersRepository())) {
            for (Path group : groups.filter(path -> !path.endsWith("lowtide")).toList()) {
                Files.createSymbolicLink(repository.resolve(group.getFileName()), group);
            }
        }
    }

    /** Links out of a temporary folder are deleted before it. */
    @AfterAll
    static void unlink() throws IOException {
        try (Stream<Path> groups = Files.list(repository)) {
            for (Path group : groups.filter(Files::isSymbolicLink).toList()) {
                Files.delete(group);
            }
        }
    }

    @Test
    void nothingForInstructorsIsInIt() {
        assertThat(MODES.keySet())
                .allSatisfy(name -> assertThat(name)
                        .startsWith("lowtide-student/")
                        .doesNotContain("solutions/", "attempts", "redteam", "/target/", "TEACHING.md", "LECTURE"));
    }

    @Test
    void theLabIsExecutable() {
        assertThat(MODES).containsEntry("lowtide-student/exercises/lab", EXECUTABLE);
    }

    @Test
    void itsLinksLeadSomewhere() throws IOException {
        try (Stream<Path> files = Files.walk(bundle)) {
            for (Path page :
                    files.filter(file -> file.toString().endsWith(".md")).toList()) {
                Matcher links = LINK.matcher(Files.readString(page));
                while (links.find()) {
                    assertThat(page.resolveSibling(links.group(1)).normalize()).exists();
                }
            }
        }
    }

    @Test
    void aStageGetsTheSameResultAsInTheKit(KitCopy kit) throws IOException, InterruptedException {
        kit.run("mvn -q verify -Dstage=1").succeeded();
        Path results = Path.of("grading/autograder/target/scorecard/01-context-cap/results.json");
        Path expected = kit.folder().resolve(results);
        long seed = new JsonMapper().readTree(expected.toFile()).get("seed").asLong();

        mvn(kit, "-q", "verify", "-Dstage=1", "-Dseed=" + seed).succeeded();

        assertThat(bundle.resolve(results)).hasSameBinaryContentAs(expected);
    }

    @Test
    void theClassesThatAStudentClicksCompile(KitCopy kit) throws IOException, InterruptedException {
        mvn(kit, "-q", "test-compile", "-pl", "exercises/01-context-cap,simulation", "-am", "-Dm2e.version=1")
                .succeeded();

        assertThat(bundle.resolve(
                        "exercises/01-context-cap/target/test-classes/lowtide/contextcap/ContextCapTest.class"))
                .exists();
        assertThat(bundle.resolve("simulation/target/classes/lowtide/simulation/cli"))
                .isNotEmptyDirectory();
    }

    @Test
    void theLabNeedsNoBuild(KitCopy kit) throws IOException, InterruptedException {
        CommandOutput output =
                kit.run(bundle, Map.of(), "sh", bundle.resolve("exercises/lab").toString(), "check", "1");

        assertThat(output.text()).contains("1A failed: Requests stop growing").doesNotContain("Building");
    }

    @Test
    void theLabPrintsAStudentsQuiz(KitCopy kit) throws IOException, InterruptedException {
        String lab = bundle.resolve("exercises/lab").toString();

        CommandOutput output = kit.run(bundle, Map.of(), "sh", lab, "quiz", "--name", "Ada Lovelace");

        assertThat(output.text()).contains("180 users send 13 prompts a day each, for 30 days.");
    }

    @Test
    void noReadmePointsAtSolutions() throws IOException {
        try (Stream<Path> files = Files.walk(bundle.resolve("exercises"), 2)) {
            assertThat(files.filter(file -> file.endsWith("README.md")).toList())
                    .isNotEmpty()
                    .allSatisfy(readme -> assertThat(readme).content().doesNotContain("A complete solution"));
        }
    }

    @Test
    void theChatNeedsNoBuild(KitCopy kit) throws IOException, InterruptedException {
        Process chat = new ProcessBuilder("sh", bundle.resolve("exercises/lab").toString(), "chat", "broken")
                .redirectErrorStream(true)
                .start();
        try (BufferedReader output = chat.inputReader(StandardCharsets.UTF_8)) {
            String page = output.lines()
                    .filter(line -> line.startsWith("http://127.0.0.1:"))
                    .findFirst()
                    .orElseThrow();
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create(page.strip())).build(),
                            HttpResponse.BodyHandlers.ofString());

            assertThat(answer.body()).contains("<title>Low Tide chat</title>");
        } finally {
            chat.descendants().forEach(ProcessHandle::destroy);
            chat.destroy();
        }
    }

    @Test
    void itHasTheGermanTexts(KitCopy kit) throws IOException, InterruptedException {
        CommandOutput output = kit.run(
                bundle,
                Map.of("LOWTIDE_LANG", "de"),
                "sh",
                bundle.resolve("exercises/lab").toString(),
                "hint",
                "1A");

        assertThat(output.text()).contains("Hinweis 1 von 3, wo du suchen kannst:", "Ist das der ganze Verlauf?");
        assertThat(bundle.resolve("exercises/01-context-cap/README.de.md"))
                .content()
                .contains("# Stufe 1: Kontextgrenze")
                .doesNotContain("solutions/");
    }

    /** With the network off; what Maven takes from the bundle stays out of the user's own repository. */
    private static CommandOutput mvn(KitCopy kit, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("maven.home"), "bin", KitCopy.MVN).toString(),
                "-o",
                "-Dmaven.repo.local=" + repository));
        command.addAll(List.of(arguments));
        return kit.run(bundle, Map.of(), command.toArray(String[]::new));
    }

    /** Where Maven has put the libraries of this test. */
    private static Path usersRepository() {
        try {
            Path jar = Path.of(Assertions.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return jar.resolve("../../../../..").normalize(); // org/assertj/assertj-core/VERSION/JAR
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
