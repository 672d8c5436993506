package lowtide.autograder.sandbox;

import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.ChatModel;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.IntStream;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.control.AgentContract;
import lowtide.agent.control.AgentSession;
import lowtide.agent.control.AgentSettings;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.Limits;
import lowtide.agent.host.TrainingAgent;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;

/**
 * The training run for a class data archive: an agent of the kit is used like students' agents, and when its process
 * ends, the JVM writes an archive of the classes it has loaded. Agents' processes that start with the archive need
 * about half the processor time, so the training is worthwhile for more than a few submissions.
 */
public final class ArchiveTraining {

    private static final AgentContract<Trainee> CONTRACT =
            AgentContract.of(Trainee.class, Trainee.Constructor.class, TrainingAgent.class.getName());

    private static final Limits PATIENT =
            new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), Duration.ofMinutes(5));

    private ArchiveTraining() {}

    /** Makes every process that this sandbox starts from now on faster. No effect if the JVM writes no archives. */
    public static void run(Sandbox sandbox) {
        try (FakeGemini gemini = FakeGemini.start();
                Workspace workspace = sandbox.workspace();
                Account account = gemini.open(1)) {
            IsolatedHost host = new IsolatedHost(sandbox.training(workspace), PATIENT, gemini.baseUrl());
            ModelAccess access = new ModelAccess(account.baseUrl(), account.apiKey(), FakeGemini.MODEL);
            try (AgentSession<Trainee> session = host.open(CONTRACT, new AgentSettings(access, Instant.EPOCH))) {
                use(session, account);
            }
            host.finish();
            sandbox.keepArchive(workspace);
        }
    }

    private static void use(AgentSession<Trainee> session, Account account) {
        List<CompletableFuture<String>> calls = session.together(IntStream.range(0, 8)
                .<Function<Trainee, String>>mapToObj(i -> agent -> agent.chat("user " + i, "I ate an apple"))
                .toList());
        calls.forEach(CompletableFuture::join);
        account.enqueue(Replies.overloaded(), Replies.connectionReset());
        for (int i = 0; i < 2; i++) {
            try {
                session.agent().chat("user", "I ate a pear");
            } catch (AgentThrew asTold) {
                session.agent().tokensUsed("user");
            }
        }
        session.agent().estimateTokens(List.of(UserMessage.from("I ate a plum")));
        session.setTime(Instant.EPOCH.plusSeconds(1));
        session.drainLog();
        session.drainConsole();
    }

    /** What students' agents offer. */
    interface Trainee {

        String chat(String userId, String message);

        int historySize(String userId);

        int estimateTokens(List<ChatMessage> messages);

        long tokensUsed(String userId);

        interface Constructor {
            Trainee create(ChatModel model, InstantSource clock);
        }
    }
}
