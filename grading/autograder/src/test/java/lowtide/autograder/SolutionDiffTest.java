package lowtide.autograder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A diff applies where its context is, and says what does not fit where it is not. */
class SolutionDiffTest {

    private static final List<String> SOLUTION = List.of(
            "class Agent {",
            "    int cap =",
            "            20;",
            "",
            "    int size() {",
            "        return 1;",
            "    }",
            "}");

    @TempDir
    Path folder;

    private SolutionDiff diff;

    @BeforeEach
    void store() throws IOException {
        diff = SolutionDiff.read(Files.write(
                folder.resolve("other-size.diff"),
                List.of(
                        "--- a/solutions/01-x/Agent.java",
                        "+++ b/solutions/01-x/Agent.java",
                        "@@ -1,4 +1,3 @@",
                        " class Agent {",
                        "-    int cap =",
                        "-            20;",
                        "+    int cap = 21;",
                        " ",
                        "@@ -5,3 +4,3 @@",
                        "     int size() {",
                        "-        return 1;",
                        "+        return 2;",
                        "     }")));
    }

    @Test
    void everyHunkIsApplied() throws IOException {
        Files.createDirectory(folder.resolve("01-x"));
        Path agent = Files.write(folder.resolve("01-x/Agent.java"), SOLUTION);

        diff.applyTo(folder);

        assertThat(Files.readAllLines(agent))
                .containsExactly(
                        "class Agent {",
                        "    int cap = 21;",
                        "",
                        "    int size() {",
                        "        return 2;",
                        "    }",
                        "}");
    }

    @Test
    void hunksMayMove() {
        assertThat(diff.applied(inserted(0, "// A comment.", "// Another one.")))
                .contains("    int cap = 21;", "        return 2;");
    }

    @Test
    void aHunkThatFitsNowhereIsShownWithTheLinesOfTheSolution() {
        assertThatThrownBy(() -> diff.applied(inserted(5, "        // Always one.")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("other-size.diff no longer applies to solutions/01-x/Agent.java")
                .hasMessageContaining("-        return 1;\n+        return 2;")
                .hasMessageContaining("        // Always one.\n        return 1;")
                .hasMessageNotContaining("int cap = 21;");
    }

    @Test
    void aFileThatIsNoDiffAgainstASolutionIsRefused() throws IOException {
        Path text = Files.write(folder.resolve("note.diff"), List.of("--- a/exercises/01-x/Agent.java"));

        assertThatThrownBy(() -> SolutionDiff.read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("note.diff is no diff against a solution");
    }

    private static List<String> inserted(int index, String... lines) {
        List<String> changed = new ArrayList<>(SOLUTION);
        changed.addAll(index, List.of(lines));
        return changed;
    }
}
