package lowtide.checks.sessionfiles;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import lowtide.agent.control.folder.StoredFile;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Conversation;

/** A user who asks to be forgotten, and another one who does not. */
final class ForgottenUser {

    private static final int MAX_REPLAYED = 3;

    private final CheckContext<SessionFilesAgent> context;
    private final SessionFolder folder;
    private final String user;
    private final Conversation<SessionFilesAgent> other;
    private final List<String> words = new ArrayList<>();

    ForgottenUser(CheckContext<SessionFilesAgent> context) {
        this.context = context;
        this.folder = new SessionFolder(context);
        this.user = context.word();
        this.other = new Conversation<>(context, context.word());
    }

    /** Also what was set aside is deleted, and the other user keeps everything. */
    void isUnknown() {
        other.say(context.meal());
        Map<Path, StoredFile> before = folder.files();
        folder.sessionFile(Set.of());
        Stream.generate(this::sentence)
                .limit(3)
                .forEach(sentence -> context.agent().chat(user, sentence));
        context.reloadAgent(() -> damageNew(before));
        context.attempt(agent -> agent.chat(user, sentence()));
        context.agent().forget(user);
        nothingIsLeft("After forget(...), a file still held a word of the user.");
        beginsAnew("nothing of what was forgotten.");
        context.agent().forget(user);
        context.reloadAgent(() -> {});
        beginsAnew("nothing of what was forgotten before the restart.");
        assertThatRequestOf(other.say(context.meal()))
                .carries(other.upToLastQuestion(), "everything that was said by another user than the forgotten one.");
    }

    /** A new agent has not called the user yet when it is asked to forget, and finds what others have left. */
    void isUnknownWhateverAnotherProcessHasLeft() {
        context.agent().forget(user);
        Map<Path, StoredFile> before = folder.files();
        context.agent().chat(user, sentence());
        FolderStates states = new FolderStates(folder);
        context.session().stepwise(agent -> agent.chat(user, sentence()), states::look);
        states.rethrow();
        Set<Path> usual = states.last().keySet();
        states.all().stream()
                .filter(state -> !usual.containsAll(state.keySet()))
                .limit(MAX_REPLAYED)
                .forEach(state -> {
                    reloadWith(() -> folder.restore(state));
                    context.agent().forget(user);
                    nothingIsLeft("A process was killed while it saved a turn. The next one was asked to forget the"
                            + " user, and then a file still held a word of the user.");
                });
        reloadWith(() -> {
            folder.restore(states.last());
            damageNew(before);
        });
        context.agent().forget(user);
        nothingIsLeft("A session file was damaged. The first call of a new agent was forget(...), and then a file still"
                + " held a word of the user.");
    }

    /** The user talks before, because an agent may delete folders with the last file in them. */
    private void reloadWith(Runnable meanwhile) {
        context.agent().chat(user, sentence());
        context.reloadAgent(meanwhile);
    }

    private String sentence() {
        String word = context.word();
        words.add(word);
        return "I ate a " + word;
    }

    private void beginsAnew(String expected) {
        Conversation<SessionFilesAgent> anew = new Conversation<>(context, user);
        assertThatRequestOf(anew.say(context.meal())).carries(anew.upToLastQuestion(), expected);
    }

    private void nothingIsLeft(String circumstances) {
        folder.files().forEach((path, file) -> {
            if (SessionFolder.holds(file, words)) {
                throw folder.failure(
                        circumstances,
                        new TreeMap<>(Map.of(path, file)),
                        "no file with a word of the user, whether it is the session, was set aside as damaged, or was"
                                + " left by a killed process.");
            }
        });
    }

    /** Cuts off the end of the files that were made since. */
    private void damageNew(Map<Path, StoredFile> before) {
        folder.files().forEach((path, file) -> {
            if (!before.containsKey(path)) {
                folder.damage(path, Arrays.copyOf(file.bytes(), file.bytes().length * 3 / 4));
            }
        });
    }
}
