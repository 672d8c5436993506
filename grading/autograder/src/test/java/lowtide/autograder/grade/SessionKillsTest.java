package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import lowtide.agent.api.ModelAccess;
import lowtide.agent.control.AgentSession;
import lowtide.agent.control.AgentSettings;
import lowtide.agent.control.IsolatedHost;
import lowtide.agent.control.process.Limits;
import lowtide.autograder.Kit;
import lowtide.autograder.compile.Compilation;
import lowtide.autograder.compile.StageCompiler;
import lowtide.autograder.sandbox.Libraries;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.autograder.sandbox.Workspace;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.checks.sessionfiles.SessionFilesAgent;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import org.junit.jupiter.api.Test;

/**
 * The solution of the session files keeps every conversation whole, whenever its process is killed. {@code -Dkills=200}
 * kills it 200 times.
 */
class SessionKillsTest {

    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final int CAP = 20;
    private static final long LONGEST_SAVE_NANOS = 6_000_000;
    private static final Limits LIMITS =
            new Limits(Duration.ofSeconds(30), Duration.ofMinutes(30), Duration.ofMinutes(5));

    private final Random random = new Random(42);
    private final List<String> said = new ArrayList<>();
    private int saved;

    @Test
    void aKilledSolutionNeverLosesOrHalvesAConversation() throws Exception {
        try (Sandbox sandbox = Sandbox.open();
                Workspace workspace = solved(sandbox);
                FakeGemini gemini = FakeGemini.start();
                Account account = gemini.open(1);
                IsolatedHost host = new IsolatedHost(sandbox.agent(workspace), LIMITS, gemini.baseUrl());
                AgentSession<SessionFilesAgent> session = host.open(
                        SessionFilesAgent.CONTRACT,
                        new AgentSettings(
                                new ModelAccess(account.baseUrl(), account.apiKey(), FakeGemini.MODEL),
                                Instant.EPOCH))) {
            for (int kill = 0; kill < KILLS; kill++) {
                String question = "Question " + kill + " before a kill";
                killWhileAsking(session, account, question);
                verifyWhole(session, account, question, "Question " + kill + " after a kill");
            }
            System.out.println(saved + " of " + KILLS + " killed calls had been saved");
        }
    }

    /** Kills the process within milliseconds after Gemini's reply, while the turn is saved. */
    private void killWhileAsking(AgentSession<SessionFilesAgent> session, Account account, String question)
            throws InterruptedException {
        try (Gate gate = account.hold(request -> request.last().text().equals(question))) {
            CompletableFuture<String> call = session.start(agent -> agent.chat("ann", question));
            assertThat(gate.awaitArrivals(1, Duration.ofMinutes(2))).isTrue();
            gate.open();
            LockSupport.parkNanos((long) (random.nextDouble() * LONGEST_SAVE_NANOS));
            session.restart(() -> {});
            call.handle((reply, killed) -> reply).join();
        }
    }

    private void verifyWhole(AgentSession<SessionFilesAgent> session, Account account, String question, String next) {
        List<String> withQuestion = new ArrayList<>(said);
        withQuestion.add(question);
        withQuestion.add(replyTo(account, question));
        String reply = session.agent().chat("ann", next);
        List<GeminiRequest> requests = account.requests();
        List<String> carried = requests.get(requests.size() - 1).turns().stream()
                .map(Content::text)
                .toList();
        List<String> before = carried.subList(0, carried.size() - 1);
        assertThat(before).as(question).isIn(newest(said), newest(withQuestion));
        if (before.equals(newest(withQuestion))) {
            said.clear();
            said.addAll(withQuestion);
            saved++;
        }
        said.add(next);
        said.add(reply);
    }

    /** What fits into a request beside its question, in whole turns. */
    private static List<String> newest(List<String> messages) {
        return List.copyOf(messages.subList(Math.max(0, messages.size() - (CAP - 2)), messages.size()));
    }

    private static String replyTo(Account account, String question) {
        return account.exchanges().stream()
                .filter(exchange -> exchange.request().last().text().equals(question))
                .reduce((first, second) -> second)
                .flatMap(exchange -> exchange.replyText())
                .orElse("");
    }

    private static Workspace solved(Sandbox sandbox) throws IOException {
        Stage stage = Course.shipped().stage("10-session-files").orElseThrow();
        StageSources.Found sources = (StageSources.Found) new Submission(Kit.SOLUTIONS).sources(stage);
        Compilation compiled =
                new StageCompiler(Libraries.found().compileClasspath()).compile(sources.files(), stage.javaPackage());
        Workspace workspace = sandbox.workspace();
        Map<String, byte[]> files = ((Compilation.Classes) compiled).files();
        workspace.add(files);
        return workspace;
    }
}
