package lowtide.simulation.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import lowtide.broken.demo.Screen;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs one JShell session as jshell-maven-plugin does, without the time that Maven takes. */
@Order(1) // the other test classes take about as long together
class LiveDemosTest {

    private static final Path KIT = Path.of("..").toAbsolutePath().normalize();
    private static final String PROMPT = "jshell> ";
    private static final int LINES = 22;

    @TempDir
    private static Path temporary;

    private static List<String> expected;
    private static String output;

    @BeforeAll
    static void run() throws IOException, InterruptedException {
        expected = resource("transcript.txt").lines().toList();
        Path errors = temporary.resolve("errors.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command()).directory(KIT.toFile()).redirectError(errors.toFile());
        // The chart needs a UTF-8 terminal. The figures must be the same in every language.
        builder.environment()
                .put(
                        "JAVA_TOOL_OPTIONS",
                        "-Dfile.encoding=UTF-8 -Dstdout.encoding=UTF-8 -Duser.language=tr -Duser.country=TR");
        Process process = builder.start();
        try (OutputStream typed = process.getOutputStream()) {
            typed.write((String.join("\n", typed()) + "\n").getBytes(StandardCharsets.UTF_8));
        }
        output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        assertThat(process.waitFor()).as(output + Files.readString(errors)).isZero();
    }

    @Test
    @DisplayName("the session prints exactly the transcript")
    void transcript() {
        List<String> parts = List.of(output.replaceAll("\u001b\\[[0-9;]*m", "").split(PROMPT, -1));
        StringBuilder session = new StringBuilder(parts.get(0));
        for (int i = 1; i < parts.size(); i++) {
            String typed = i <= typed().size() ? typed().get(i - 1) : "";
            session.append(PROMPT).append(typed).append('\n').append(withoutEcho(parts.get(i), typed));
        }

        assertThat(session.toString()).isEqualTo(String.join("\n", expected) + "\n");
    }

    /** Removes the echo of piped input, which newer versions of JShell print for part of the first line. */
    private static String withoutEcho(String output, String typed) {
        int echoed = 0;
        while (echoed < Math.min(output.length(), typed.length()) && output.charAt(echoed) == typed.charAt(echoed)) {
            echoed++;
        }
        return output.substring(echoed);
    }

    @Test
    @DisplayName("the transcript contains every demo of the menu")
    void menu() {
        List<String> named = Pattern.compile("(?m)^  (\\w+\\([^)]*\\))")
                .matcher(String.join("\n", expected.subList(0, expected.indexOf(PROMPT + typed().get(0)))))
                .results()
                .map(call -> call.group(1))
                .toList();

        assertThat(named).hasSize(17);
        assertThat(typed()).containsAll(named);
    }

    @Test
    @DisplayName("no line has more than 80 columns")
    void width() {
        assertThat(expected).allMatch(line -> line.length() <= Screen.WIDTH);
    }

    @Test
    @DisplayName("the input, the output and the next prompt fit into 22 lines")
    void height() {
        String[] demos = String.join("\n", expected).split(PROMPT, -1);

        assertThat(demos).hasSizeGreaterThan(10).allMatch(demo -> demo.lines().count() <= LINES - 1);
    }

    @Test
    @DisplayName("the lecturer's script shows no answer to the quiz before the quiz")
    void noSpoilers() throws IOException {
        String lecture = Files.readString(KIT.resolve("simulation/LECTURE.md"));
        String before = lecture.substring(0, lecture.indexOf("jshell> quiz()"));

        assertThat(before).doesNotContain("21,645", "1,785", "19,860", "91.75", "up to 22");
    }

    @Test
    @DisplayName("the script of the long class asks before each demo")
    void questionsFirst() throws IOException {
        String lecture = Files.readString(KIT.resolve("simulation/LECTURE.md"));
        String longClass =
                lecture.substring(lecture.indexOf("## A class of 90 minutes"), lecture.indexOf("## Troubleshooting"));
        List<String> beforeDemos = Pattern.compile("(?s)(.*?)```text\n.*?```")
                .matcher(longClass)
                .results()
                .map(demo -> demo.group(1))
                .toList();

        assertThat(beforeDemos).hasSize(9).allSatisfy(text -> assertThat(text).containsPattern("(?m)^> [^`]*\\?"));
    }

    @Test
    @DisplayName("the lecturer's script quotes the transcript")
    void lecture() throws IOException {
        String lecture = Files.readString(KIT.resolve("simulation/LECTURE.md"));
        List<List<String>> shown = Pattern.compile("(?s)```text\n(.*?)```")
                .matcher(lecture)
                .results()
                .map(block -> block.group(1).lines().toList())
                .toList();

        assertThat(shown).hasSizeGreaterThanOrEqualTo(8);
        assertThat(shown)
                .allSatisfy(block -> assertThat(Collections.indexOfSubList(expected, block))
                        .as(String.join("\n", block))
                        .isNotNegative());
    }

    private static List<String> typed() {
        return expected.stream()
                .filter(line -> line.startsWith(PROMPT))
                .map(line -> line.substring(PROMPT.length()))
                .toList();
    }

    /**
     * What jshell-maven-plugin runs for the command in the README, which a test of the grader runs in a fresh clone; with
     * JVMs that start faster.
     */
    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "jshell").toString(),
                "--class-path",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                "--feedback",
                "concise",
                "-J-XX:TieredStopAtLevel=1",
                "-R-XX:TieredStopAtLevel=1",
                "-R-XX:+UseSerialGC",
                "--startup",
                KIT.resolve("simulation/src/main/jshell/low-tide.jsh").toString());
    }

    private static String resource(String name) throws IOException {
        try (var text = LiveDemosTest.class.getResourceAsStream(name)) {
            return new String(text.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
