package lowtide.checks.sessionfiles;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Conversation;
import lowtide.fakegemini.Replies;

/** Sessions of several users, and a clock that moves on by weeks. */
final class OldSessions {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final int PERIODS_OF_A_YEAR = 13; // of 30 days

    private final CheckContext<SessionFilesAgent> context;
    private final SessionFolder folder;
    private final Conversation<SessionFilesAgent> ann;
    private final Conversation<SessionFilesAgent> bob;

    OldSessions(CheckContext<SessionFilesAgent> context) {
        this.context = context;
        this.folder = new SessionFolder(context);
        this.ann = new Conversation<>(context, context.word());
        this.bob = new Conversation<>(context, context.word());
    }

    /** Only an answered call makes a session last longer. */
    void endAfterTheirLastAnswer() {
        Path annFile = firstCall(ann);
        Path bobFile = firstCall(bob);
        context.advance(LIFETIME.minus(MINUTE));
        continues(bob, "A minute before 30 days were over,");
        context.gemini().enqueue(Replies.overloaded());
        context.attempt(agent -> agent.chat(ann.userId(), context.meal()));
        context.gemini().clearScript();
        isThere(annFile, true, "A minute before 30 days were over,");
        context.advance(MINUTE.multipliedBy(2));
        continues(bob, "Two minutes after an answered call,"); // the second agent below is called by a new user instead
        isThere(annFile, false, "A minute after 30 days were over, another user called. Then");
        isThere(bobFile, true, "Two minutes after an answered call,");
        beginsAnew(ann.userId(), "A minute after 30 days were over,");
        continues(bob, "Two minutes after an answered call,");
    }

    void endForANewAgentToo() {
        Conversation<SessionFilesAgent> carol = new Conversation<>(context, context.word());
        Path carolFile = firstCall(carol);
        context.advance(LIFETIME.minus(MINUTE));
        context.reloadAgent(() -> {});
        continues(carol, "After a restart and a minute before 30 days were over,");
        Conversation<SessionFilesAgent> dan = new Conversation<>(context, context.word());
        Path danFile = firstCall(dan);
        context.reloadAgent(() -> {});
        context.advance(LIFETIME.plus(MINUTE));
        beginsAnew(carol.userId(), "After a restart and a minute after 30 days were over,");
        isThere(danFile, false, "After a restart, and a minute after 30 days were over, another user called. Then");
        isThere(carolFile, true, "After a new conversation began,");
    }

    /** Months have 28 to 31 days, and where clocks change, two days of the year do not have 24 hours. */
    void lastAsLongAllYear() {
        for (int i = 0; i < PERIODS_OF_A_YEAR; i++) {
            Conversation<SessionFilesAgent> user = new Conversation<>(context, context.word());
            user.say(context.meal());
            context.advance(LIFETIME.minus(MINUTE));
            continues(user, "A minute before 30 days were over,");
        }
    }

    private Path firstCall(Conversation<SessionFilesAgent> user) {
        Set<Path> before = folder.files().keySet();
        user.say(context.meal());
        return folder.sessionFile(before);
    }

    private void isThere(Path file, boolean wanted, String circumstances) {
        if (folder.files().containsKey(file) != wanted) {
            throw folder.failure(
                    circumstances + " the session file " + (wanted ? "did not exist." : "still existed."),
                    "a session that ends 30 days after its last answered call, and whose file is gone after the next"
                            + " call of any user.");
        }
    }

    private void continues(Conversation<SessionFilesAgent> user, String circumstances) {
        assertThatRequestOf(user.say(context.meal()))
                .carries(user.upToLastQuestion(), "the conversation: " + circumstances + " it is not over.");
    }

    private void beginsAnew(String user, String circumstances) {
        Conversation<SessionFilesAgent> anew = new Conversation<>(context, user);
        assertThatRequestOf(anew.say(context.meal()))
                .carries(List.copyOf(anew.upToLastQuestion()), circumstances + " nothing of the old conversation.");
    }
}
