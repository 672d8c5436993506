package lowtide.checks.sessionfiles;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.util.List;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Replies;

/** Stage 10: a new agent continues every conversation from the files that another one left. */
@StageSuite("10-session-files")
public class SessionFilesChecks extends StageChecks<SessionFilesAgent> {

    private static final int CAP = 20;
    private static final int TURNS_BEYOND_THE_CAP = 12;
    private static final String HARD =
            " \"quoted\" \\n \n\t\r\n 50% {\"version\": 2} \u00e9 e\u0301 \ud83e\udd51 \u2028 </b> \n";

    public SessionFilesChecks() {
        super(SessionFilesAgent.CONTRACT);
    }

    @GradedCheck("10A")
    void aNewAgentKnowsTheConversation() {
        Conversation<SessionFilesAgent> ann = new Conversation<>(context, context.word());
        Conversation<SessionFilesAgent> bob = new Conversation<>(context, context.word());
        for (int i = 0; i < 2; i++) {
            context.gemini().enqueue(Replies.text("Noted: " + context.word() + HARD));
            ann.say(context.meal() + HARD);
            bob.say(context.meal());
        }
        context.restartAgent(() -> {});
        isContinued(ann);
        isContinued(bob);
        while (ann.messages().size() < 2 * TURNS_BEYOND_THE_CAP) {
            ann.say(context.meal());
        }
        context.reloadAgent(() -> {});
        isContinued(ann);
        context.reloadAgent(() -> {});
        isContinued(ann);
        isContinued(bob);
    }

    /** Says something; the request must carry what was said before, or the newest messages of it. */
    private void isContinued(Conversation<SessionFilesAgent> user) {
        Turn turn = user.say(context.meal());
        List<String> said = user.upToLastQuestion();
        if (said.size() <= CAP) {
            assertThatRequestOf(turn).carries(said, "the whole conversation, as if no new agent had been started.");
        } else {
            assertThatRequestOf(turn).carriesAtMost(CAP).carriesTheNewest(CAP - 1, said);
        }
    }

    @GradedCheck("10B")
    void everyIdHasItsOwnSession() {
        new ManyIds(context).eachHaveASession();
    }

    @GradedCheck(value = "10C", concurrent = true)
    void aSessionIsReplacedInOneStep() {
        SavedTurns turns = new SavedTurns(context);
        turns.replaceTheFileInOneStep();
        turns.surviveAKill();
        turns.failIfTheyCannotBeSaved();
        new CallsAtOnce(context).areAllSaved();
    }

    @GradedCheck("10D")
    void aDamagedFileIsSetAside() {
        DamagedFiles files = new DamagedFiles(context);
        files.areReplacedByNewSessions();
        files.areSetAside();
        files.areNamedInTheLog();
    }

    @GradedCheck("10E")
    void aSessionEndsAfterThirtyDays() {
        OldSessions sessions = new OldSessions(context);
        sessions.endAfterTheirLastAnswer();
        sessions.endForANewAgentToo();
        sessions.lastAsLongAllYear();
    }

    @GradedCheck("10F")
    void aUserIsForgotten() {
        ForgottenUser user = new ForgottenUser(context);
        user.isUnknown();
        user.isUnknownWhateverAnotherProcessHasLeft();
    }
}
