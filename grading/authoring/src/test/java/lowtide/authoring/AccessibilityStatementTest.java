package lowtide.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Each sentence of the statement on what works names a test that exists. */
class AccessibilityStatementTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int DEEPEST = 20;
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @Test
    void everyTestThatItNamesExists() throws IOException {
        List<MatchResult> named = TEST.matcher(statement()).results().toList();
        Map<String, String> sources = new HashMap<>();
        for (String parent : List.of("grading", "simulation")) {
            try (Stream<Path> files = Files.find(
                    ROOT.resolve(parent),
                    DEEPEST,
                    (file, attributes) -> file.toString().endsWith("Test.java"))) {
                files.forEach(
                        file -> sources.merge(file.getFileName().toString(), KitFolder.text(file), String::concat));
            }
        }

        assertThat(named)
                .isNotEmpty()
                .allSatisfy(test -> assertThat(sources.getOrDefault(test.group(1) + ".java", ""))
                        .as(test.group())
                        .contains("    void " + test.group(2) + "("));
    }

    @Test
    void everyPointOnWhatWorksNamesATest() {
        String works = statement().split("## What is missing")[0];

        assertThat(works.split("\n- "))
                .hasSizeGreaterThan(10)
                .filteredOn(point -> !point.startsWith("# "))
                .allSatisfy(point -> assertThat(point).containsPattern(TEST));
    }

    private static String statement() {
        return KitFolder.text(ROOT.resolve("exercises/ACCESSIBILITY.md"));
    }
}
