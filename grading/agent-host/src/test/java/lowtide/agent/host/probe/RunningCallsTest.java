package lowtide.agent.host.probe;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import lowtide.agent.api.frame.ValueCodec;
import org.junit.jupiter.api.Test;

class RunningCallsTest {

    private final RunningCalls running = new RunningCalls("lowtide.agent.host.probe");

    @Test
    void aCallUnderWayIsFoundInTheStudentsCode() {
        List<String> places = running.run("ann", running::drain);

        // This test is the student's code here, and the probe itself is its innermost frame.
        assertThat(places).singleElement().asString().startsWith("RunningCalls.");
        assertThat(running.drain()).isEmpty();
    }

    @Test
    void onlyTheCallsOfOneCallerAreInterrupted() {
        assertThat(running.<Boolean>run("ann", () -> {
                    running.tell(ValueCodec.encode("bob"));
                    return Thread.currentThread().isInterrupted();
                }))
                .isFalse();
        assertThat(running.<Boolean>run("bob", () -> {
                    running.tell(ValueCodec.encode("bob"));
                    return Thread.currentThread().isInterrupted();
                }))
                .isTrue();
    }

    @Test
    void anInterruptDoesNotReachTheNextCall() {
        running.<Void>run("ann", () -> {
            Thread.currentThread().interrupt();
            return null;
        });
        assertThat(Thread.currentThread().isInterrupted()).isFalse();

        running.tell(ValueCodec.encode("ann"));
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
    }

    @Test
    void aCallOutsideTheStudentsCodeHasNoPlace() {
        RunningCalls elsewhere = new RunningCalls("lowtide.nowhere");

        assertThat(elsewhere.<List<String>>run("ann", elsewhere::drain)).isEmpty();
    }
}
