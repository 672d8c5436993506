package lowtide.simulation.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AgentSourceTest {

    @Test
    @DisplayName("finds the agent in a folder of the kit, from any working directory of the build")
    void named() {
        AgentSource agent = AgentSource.named("exercises/01-context-cap");

        assertThat(agent.name()).isEqualTo("exercises/01-context-cap");
        assertThat(agent.className()).isEqualTo("lowtide.contextcap.WellnessAgent");
        assertThat(agent.sources().orElseThrow()).isDirectory().endsWithRaw(Path.of("src/main/java"));
    }

    @Test
    @DisplayName("finds the exercise of a stage by its number")
    void ofExercise() {
        assertThat(AgentSource.ofExercise(1)).isEqualTo(AgentSource.named("exercises/01-context-cap"));
    }

    @ParameterizedTest
    @DisplayName("a stage that does not exist, or that is a document: a message with the number")
    @ValueSource(ints = {0, 99})
    void noAgentOfStage(int stage) {
        assertThatThrownBy(() -> AgentSource.ofExercise(stage))
                .isInstanceOf(UnusableAgentException.class)
                .hasMessage("There is no agent of stage " + stage + ".");
    }

    @ParameterizedTest
    @DisplayName("a folder without an agent: a message with the name")
    @ValueSource(strings = {"solutions", "exercises/no-such-stage", "no such folder", ""})
    void noAgent(String name) {
        assertThatThrownBy(() -> AgentSource.named(name))
                .isInstanceOf(UnusableAgentException.class)
                .hasMessageStartingWith("There is no ");
    }
}
