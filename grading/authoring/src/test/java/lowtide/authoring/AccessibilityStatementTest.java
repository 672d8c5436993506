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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each sentence of the statement on what works names a test that exists. */
class AccessibilityStatementTest {

    private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
    private static final int DEEPEST = 20;
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)\\.(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"ACCESSIBILITY.md", "ACCESSIBILITY.de.md"})
    void everyTestThatItNamesExists(String page) throws IOException {
        List<MatchResult> named = TEST.matcher(statement(page)).results().toList();
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

    @ParameterizedTest
    @CsvSource({"ACCESSIBILITY.md, What is missing", "ACCESSIBILITY.de.md, Was fehlt"})
    void everyPointOnWhatWorksNamesATest(String page, String next) {
        String works = statement(page).split("## " + next)[0];

        assertThat(works.split("\n- "))
                .hasSizeGreaterThan(10)
                .filteredOn(point -> !point.startsWith("# "))
                .allSatisfy(point -> assertThat(point).containsPattern(TEST));
    }

    private static String statement(String page) {
        return KitFolder.text(ROOT.resolve("exercises").resolve(page));
    }
}
