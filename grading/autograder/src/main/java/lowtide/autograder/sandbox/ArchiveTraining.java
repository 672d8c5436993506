package lowtide.autograder.sandbox;

import java.time.Duration;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.Limits;
import lowtide.fakegemini.FakeGemini;

/**
 * The training run for a class data archive: an agent of the kit is used like students' agents, and when its process
 * ends, the JVM writes an archive of the classes it has loaded. Agents' processes that start with the archive need
 * about half the processor time, so the training is worthwhile for more than a few submissions.
 */
public final class ArchiveTraining {

    private static final Limits PATIENT =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(5));

    private ArchiveTraining() {}

    /** Makes every process that this sandbox starts from now on faster. No effect if the JVM writes no archives. */
    public static void run(Sandbox sandbox) {
        try (FakeGemini gemini = FakeGemini.start();
                Workspace workspace = sandbox.workspace()) {
            IsolatedHost host = new IsolatedHost(sandbox.training(workspace), PATIENT, gemini.baseUrl());
            Rehearsal.run(host, gemini);
            host.finish();
            sandbox.keepArchive(workspace);
        }
    }
}
