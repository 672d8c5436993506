package lowtide.autograder.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BubblewrapTest {

    private static final String UNSHARE = "/usr/bin/unshare";

    @TempDir
    Path folder;

    @Test
    void noProgramMakesItselfRootInANamespaceOfItsOwn() throws Exception {
        BubblewrapSearch search = BubblewrapSearch.search(folder);
        assumeTrue(search.found().isPresent(), search.whyNot());
        assumeTrue(
                outcome(List.of("bwrap", "--help")).contains("--disable-userns"),
                "before bubblewrap 0.8 nothing is done about it");
        assumeTrue(Files.isExecutable(Path.of(UNSHARE)), "util-linux is somewhere else");
        List<String> view = List.of("--ro-bind", UNSHARE, UNSHARE);

        assertThat(outcome(search.found().get().around(List.of(UNSHARE, "--version"), view)))
                .startsWith("0 ");
        assertThat(outcome(search.found().get().around(List.of(UNSHARE, "--user", UNSHARE, "--version"), view)))
                .doesNotStartWith("0 ");
    }

    /** Its exit code, and what it said. */
    private static String outcome(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return process.waitFor() + " " + said;
    }
}
