package lowtide.agent.control.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessTreeTest {

    @ParameterizedTest
    @ValueSource(strings = {"plain", "\\377", "\\rVmRSS: 0 kB\\r", ") R 1"})
    @EnabledOnOs(value = OS.LINUX, disabledReason = "memory is told on Linux alone")
    void memoryIsCountedWhateverAProcessCallsItself(String name) throws Exception {
        ProcessTree tree = ProcessTree.start(
                new ProcessBuilder(List.of("sh", "-c", "printf '" + name + "' > /proc/$$/comm; echo ready; read end")),
                Map.of());
        try {
            assertThat(tree.root().inputReader().readLine()).isEqualTo("ready");

            assertThat(tree.usage().kilobytes()).isPositive();
            assertThat(tree.usage().processes()).isOne();
        } finally {
            tree.root().destroy();
        }
    }
}
