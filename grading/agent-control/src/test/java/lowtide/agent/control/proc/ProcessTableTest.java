package lowtide.agent.control.proc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessTableTest {

    private static final long SELF = ProcessHandle.current().pid();

    @ParameterizedTest
    @ValueSource(strings = {"java", "", "a b", ") R 1 2", "(\n)"})
    void aNameMayContainAnything(String name) throws IOException {
        assertThat(ProcessTable.entry("12", "12 (" + name + ") S 7 12 12 0 -1 4194560 1 2 3 4 150 25 9 9 20 0 1 0"))
                .isEqualTo(new ProcessTable.Entry(12, 7, Duration.ofMillis(1_750)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "12 (java) S 7", "12 (java) S x 12 12 0 -1 4194560 1 2 3 4 150 25"})
    void whatCannotBeReadIsNoProcess(String stat) {
        assertThatIOException().isThrownBy(() -> ProcessTable.entry("12", stat));
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows its processes in files")
    void aTreeHasAProcessWithAllThatItHasStarted() throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-c", "cat; exit").start();
        try {
            ProcessHandle cat = child(shell.toHandle());

            assertThat(ProcessTable.now().orElseThrow().tree(SELF))
                    .extracting(ProcessTable.Entry::pid)
                    .startsWith(SELF)
                    .contains(shell.pid(), cat.pid());
            assertThat(ProcessTable.now().orElseThrow().tree(shell.pid()))
                    .extracting(ProcessTable.Entry::pid)
                    .containsExactly(shell.pid(), cat.pid());
            assertThat(ProcessTable.recent().orElseThrow().tree(SELF).get(0).processor())
                    .isPositive();
        } finally {
            shell.descendants().forEach(ProcessHandle::destroyForcibly);
            shell.destroyForcibly().waitFor();
        }
        assertThat(ProcessTable.now().orElseThrow().tree(shell.pid())).isEmpty();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "only Linux shows its processes in files")
    void aTableOfNowIsReadAnew() {
        ProcessTable now = ProcessTable.now().orElseThrow();

        assertThat(ProcessTable.now()).get().isNotSameAs(now);
    }

    private static ProcessHandle child(ProcessHandle parent) {
        while (parent.children().findFirst().isEmpty()) {
            Thread.onSpinWait();
        }
        return parent.children().findFirst().orElseThrow();
    }
}
