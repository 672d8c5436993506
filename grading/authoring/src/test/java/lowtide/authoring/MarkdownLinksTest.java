package lowtide.authoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownLinksTest {

    @TempDir
    Path root;

    @Test
    void linksToFilesFoldersHeadingsAndOtherSitesAreRight() {
        write(
                "docs/a.md",
                "[b](../b.md), [here](#the-first-one), [there](../b.md#a-b-c-d), [docs](../docs), "
                        + "[site](https://example.org/none.md)\n\n## The first one\n");
        write("b.md", "### `A-b`, C: d!\n");

        assertThat(problems()).isEmpty();
    }

    @Test
    void linksToNothingAreProblems() {
        write("docs/a.md", "[b](b.md) [c](../c.md#other) [d](#the-first)\n\n# The first one\n");
        write("b.md", "[a](docs/a.md)");
        write("c.md", "# Another\n");

        assertThat(problems())
                .containsExactly(
                        "docs/a.md: the link b.md leads nowhere.",
                        "docs/a.md: the link ../c.md#other leads nowhere.",
                        "docs/a.md: the link #the-first leads nowhere.");
    }

    @Test
    void whatIsBuiltOrHiddenIsNotRead() {
        write("grading/desk/target/a.md", "[b](b.md)");
        write(".git/a.md", "[b](b.md)");

        assertThat(problems()).isEmpty();
    }

    private List<String> problems() {
        return MarkdownLinks.problems(new KitFolder(root));
    }

    private void write(String file, String text) {
        KitFolder.write(root.resolve(file), text);
    }
}
