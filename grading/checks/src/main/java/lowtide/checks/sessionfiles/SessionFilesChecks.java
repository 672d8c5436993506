package lowtide.checks.sessionfiles;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import lowtide.agent.control.folder.StoredFile;
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
    private static final String HARD = " \"quoted\" \\n \n\t 50% {\"version\": 2} \u00e9 \ud83e\udd51 \u2028 </b>";

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

    @GradedCheck("10C")
    void aSessionIsReplacedInOneStep() {
        SavedTurns turns = new SavedTurns(context);
        turns.replaceTheFileInOneStep();
        turns.surviveAKill();
        turns.failIfTheyCannotBeSaved();
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
    }

    @GradedCheck("10F")
    void aUserIsForgotten() {
        SessionFolder folder = new SessionFolder(context);
        Conversation<SessionFilesAgent> bob = new Conversation<>(context, context.word());
        bob.say(context.meal());
        Map<Path, StoredFile> before = folder.files();
        folder.sessionFile(Set.of());
        String ann = context.word();
        List<String> words = Stream.generate(context::word).limit(4).toList();
        words.subList(0, 3).forEach(word -> context.agent().chat(ann, "I ate a " + word));
        context.reloadAgent(() -> damageNew(folder, before));
        context.attempt(agent -> agent.chat(ann, "I ate a " + words.get(3)));
        context.agent().forget(ann);
        folder.files().forEach((path, file) -> {
            if (SessionFolder.holds(file, words)) {
                throw folder.failure(
                        "After forget(...), a file still held a word of the user.",
                        "no file with a word of the user, whether it is the session or was set aside as damaged.");
            }
        });
        Conversation<SessionFilesAgent> stranger = new Conversation<>(context, ann);
        assertThatRequestOf(stranger.say(context.meal()))
                .carries(stranger.upToLastQuestion(), "nothing of what was forgotten.");
        context.agent().forget(ann);
        context.reloadAgent(() -> {});
        Conversation<SessionFilesAgent> again = new Conversation<>(context, ann);
        assertThatRequestOf(again.say(context.meal()))
                .carries(again.upToLastQuestion(), "nothing of what was forgotten before the restart.");
        assertThatRequestOf(bob.say(context.meal()))
                .carries(bob.upToLastQuestion(), "everything that was said by another user than the forgotten one.");
    }

    /** Cuts off the end of the files that were made since. */
    private static void damageNew(SessionFolder folder, Map<Path, StoredFile> before) {
        folder.files().forEach((path, file) -> {
            if (!before.containsKey(path)) {
                folder.damage(path, Arrays.copyOf(file.bytes(), file.bytes().length * 3 / 4));
            }
        });
    }
}
