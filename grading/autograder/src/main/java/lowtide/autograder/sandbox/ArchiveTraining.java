package lowtide.autograder.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.Message;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.api.StageContract;
import lowtide.agent.api.TokenCountingAgent;
import lowtide.agent.control.AgentSession;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.Limits;
import lowtide.agent.host.TrainingAgent;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;

/**
 * One run of an agent of the kit's own, after which the JVM writes down the classes it had loaded (a class data
 * archive). Agents' processes that start with it need about half the processor time, which pays from a few submissions on.
 */
public final class ArchiveTraining {

    private static final StageContract<TokenCountingAgent> CONTRACT =
            new StageContract<>(TokenCountingAgent.class, TrainingAgent.class.getName(), true);

    private static final Limits PATIENT =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(5));

    private ArchiveTraining() {}

    /** Makes every process this sandbox starts from now on faster. Without effect where the JVM cannot write archives. */
    public static void run(Sandbox sandbox) {
        try (FakeGemini gemini = FakeGemini.start();
                Workspace workspace = sandbox.workspace();
                Account account = gemini.open(1)) {
            IsolatedHost home = new IsolatedHost(sandbox.training(workspace), PATIENT, gemini.baseUrl());
            ModelAccess access = new ModelAccess(account.baseUrl(), account.apiKey(), FakeGemini.MODEL);
            try (AgentSession<TokenCountingAgent> session = home.open(CONTRACT, access, Instant.EPOCH)) {
                List<CompletableFuture<String>> calls = session.together(IntStream.range(0, 8)
                        .<Function<TokenCountingAgent, String>>mapToObj(
                                i -> agent -> agent.chat("user " + i, "I ate an apple"))
                        .toList());
                calls.forEach(CompletableFuture::join);
                account.enqueue(Replies.overloaded(), Replies.connectionReset());
                for (int i = 0; i < 2; i++) {
                    try {
                        session.agent().chat("user", "I ate a pear");
                    } catch (AgentThrew asRehearsed) {
                        session.agent().tokensUsed("user");
                    }
                }
                session.agent().estimateTokens(List.of(new Message(Message.Kind.USER, "I ate a plum")));
                session.setTime(Instant.EPOCH.plusSeconds(1));
                session.drainLog();
                session.drainConsole();
            }
            home.finish();
            sandbox.keepArchive(workspace);
        }
    }
}
