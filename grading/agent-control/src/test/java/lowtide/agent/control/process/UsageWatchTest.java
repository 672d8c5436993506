package lowtide.agent.control.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.AgentTimedOut;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "the processes are shells")
class UsageWatchTest {

    private static final String IDLE = "read end";

    private final BlockingQueue<AgentException> ended = new LinkedBlockingQueue<>();
    private ProcessTree tree;
    private UsageWatch watch;

    @AfterEach
    void stop() {
        watch.stop();
        tree.killAndWait();
    }

    @Test
    void aProcessThatSendsTooMuchIsEnded() throws Exception {
        start(IDLE, Limits.SENT + 1, Optional.empty(), Optional.empty());

        assertThat(ended.poll(10, TimeUnit.SECONDS))
                .isInstanceOf(AgentDied.class)
                .hasMessageContaining("32 MB to Gemini");
    }

    @Test
    void aProcessThatPrintsTooMuchIsEnded() throws Exception {
        start("while :; do printf '%1000s' x; done", 0, Optional.empty(), Optional.empty());
        watch.beginSession(new SessionBudget(Duration.ofDays(1), 10_000));

        assertThat(ended.poll(10, TimeUnit.SECONDS)).hasMessage("The agent printed more than 16 MB, and was ended.");
    }

    @Test
    void aProcessThatStartsTooManyProcessesIsEnded() throws Exception {
        start(
                "for i in 1 2 3 4 5 6 7 8 9 10 11 12; do sleep 60 & done; " + IDLE,
                0,
                Optional.empty(),
                Optional.empty());

        assertThat(ended.poll(10, TimeUnit.SECONDS)).hasMessageContaining("more than 8 processes");
    }

    @Test
    void aLoopThatNobodyCalledIsATimeout() throws Exception {
        start("while :; do :; done", 0, Optional.empty(), Optional.empty());
        watch.beginSession(new SessionBudget(Duration.ofMillis(10), Long.MAX_VALUE));

        assertThat(ended.poll(10, TimeUnit.SECONDS))
                .isInstanceOf(AgentTimedOut.class)
                .hasMessage("The agent kept using the processor while no call was under way.");
    }

    @Test
    void aLoopInACallIsNamedAsTheCall() throws Exception {
        start(
                "while :; do :; done",
                0,
                Optional.empty(),
                Optional.of(new PendingRequest("chat(...)", CallbackHandler.NONE)));
        watch.beginSession(new SessionBudget(Duration.ofMillis(10), Long.MAX_VALUE));

        assertThat(ended.poll(10, TimeUnit.SECONDS)).hasMessage("chat(...) did not return.");
    }

    @Test
    void aProcessThatFillsItsFolderIsEnded(@TempDir Path data) throws Exception {
        Files.write(data.resolve("large"), new byte[(Limits.DATA << 20) + 1]);
        start(IDLE, 0, Optional.of(data), Optional.empty());

        assertThat(ended.poll(10, TimeUnit.SECONDS)).hasMessageContaining("64 MB or 10000 files into its data folder");
    }

    private void start(String shell, long sent, Optional<Path> data, Optional<PendingRequest> pending)
            throws IOException {
        tree = ProcessTree.start(new ProcessBuilder(List.of("sh", "-c", shell)).redirectErrorStream(true), Map.of());
        watch = new UsageWatch(
                tree,
                LimitsTest.limits(Duration.ofSeconds(15)),
                new OutputDrain(tree.root().getInputStream()),
                () -> sent,
                data,
                () -> pending,
                ended::add);
        watch.start();
    }
}
