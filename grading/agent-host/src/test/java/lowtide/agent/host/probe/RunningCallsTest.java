package lowtide.agent.host.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunningCallsTest {

    private final RunningCalls running = new RunningCalls("lowtide.agent.host.probe");

    @Test
    void aCallUnderWayIsFoundInTheStudentsCode() {
        List<String> places = running.run(running::drain);

        // This test is the student's code here, and the probe itself is its innermost frame.
        assertThat(places).singleElement().asString().startsWith("RunningCalls.");
        assertThat(running.drain()).isEmpty();
    }

    @Test
    void aCallOutsideTheStudentsCodeHasNoPlace() {
        RunningCalls elsewhere = new RunningCalls("lowtide.nowhere");

        assertThat(elsewhere.<List<String>>run(elsewhere::drain)).isEmpty();
    }
}
