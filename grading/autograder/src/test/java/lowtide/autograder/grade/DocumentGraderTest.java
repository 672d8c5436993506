package lowtide.autograder.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import lowtide.autograder.Kit;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.submission.SourceFile;
import lowtide.autograder.submission.StageSources;
import lowtide.broken.WellnessAgent;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.fakegemini.Replies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A document is graded without a process, and the figures of stage 0 are those of the broken agent. */
class DocumentGraderTest {

    private static final Stage STAGE = Kit.stage(0);

    @BeforeEach
    @AfterEach
    void clearHistory() {
        WellnessAgent.CONVERSATION_HISTORY.clear();
    }

    @Test
    void anInvalidDocumentHasALine() {
        StageResult result =
                grade("- line: 45\n  kind: money\n  what: Every call sends all of it.\n  figure: 99\n  why: b\n");

        assertThat(result.verdict()).isEqualTo(StageVerdict.DOES_NOT_COMPILE);
        assertThat(result.compileErrors())
                .containsExactly(new CompileError(
                        STAGE.editedPath(), 5, "there is no key why; the keys are figure, kind, line, what"));
    }

    @Test
    void theFiguresOfTheSolutionAreThoseOfTheBrokenAgent() throws IOException {
        String measured;
        try (FakeGemini gemini = FakeGemini.start();
                Account account = gemini.open(1)) {
            WellnessAgent agent = new WellnessAgent(WellnessAgent.gemini()
                    .baseUrl(account.baseUrl())
                    .apiKey(account.apiKey())
                    .maxRetries(0)
                    .build());
            measured = text(money(agent, account), memory(agent), failure(agent, account), collision(agent, account));
        }

        assertThat(measured).isEqualTo(Files.readString(Kit.agent(Kit.SOLUTIONS, STAGE)));
        assertThat(grade(measured).points()).isEqualTo(STAGE.points());
    }

    private int money(WellnessAgent agent, Account account) {
        say(agent, 50);
        return lastRequest(account);
    }

    private int memory(WellnessAgent agent) {
        clearHistory();
        say(agent, 40);
        return WellnessAgent.CONVERSATION_HISTORY.size();
    }

    private int failure(WellnessAgent agent, Account account) {
        clearHistory();
        account.enqueue(Replies.overloaded());
        assertThat(catchThrowable(() -> agent.chat("I ate an apple"))).isNotNull();
        agent.chat("I ate a pear");
        return lastRequest(account);
    }

    private int collision(WellnessAgent agent, Account account) {
        clearHistory();
        say(agent, 2);
        agent.chat("What did I eat?");
        return lastRequest(account) - 1;
    }

    private static void say(WellnessAgent agent, int calls) {
        for (int i = 0; i < calls; i++) {
            agent.chat("I ate apple number " + i);
        }
    }

    private static int lastRequest(Account account) {
        List<?> contents = account.requests().get(account.requests().size() - 1).contents();
        return contents.size();
    }

    /** The solution with these figures. */
    private static String text(int money, int memory, int failure, int collision) throws IOException {
        StringBuilder text = new StringBuilder();
        int figure = 0;
        for (String line : Files.readAllLines(Kit.agent(Kit.SOLUTIONS, STAGE))) {
            figure = switch (line.strip()) {
                case "kind: money" -> money;
                case "kind: memory" -> memory;
                case "kind: failure" -> failure;
                case "kind: collision" -> collision;
                default -> figure;
            };
            text.append(line.replaceFirst("figure: .*", "figure: " + figure)).append('\n');
        }
        return text.toString();
    }

    private static StageResult grade(String document) {
        SourceFile file = new SourceFile(STAGE.editedPath(), STAGE.document(), document);
        return DocumentGrader.grade(new StageSources.Found(STAGE, List.of(file), false), 1);
    }
}
