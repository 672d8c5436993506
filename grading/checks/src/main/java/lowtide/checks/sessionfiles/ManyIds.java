package lowtide.checks.sessionfiles;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.values.UserIds;

/** Users with ids that make bad names of files. */
final class ManyIds {

    private final CheckContext<SessionFilesAgent> context;
    private final SessionFolder folder;
    private final String word;
    private final Map<String, Conversation<SessionFilesAgent>> users = new LinkedHashMap<>();

    ManyIds(CheckContext<SessionFilesAgent> context) {
        this.context = context;
        this.folder = new SessionFolder(context);
        this.word = context.word();
        List<UserIds.Named> ids = new ArrayList<>(List.of(
                new UserIds.Named("a path out of the folder", "../../" + word),
                new UserIds.Named("an absolute path", "/etc/" + word),
                new UserIds.Named("a user id with a slash", word + "/b"),
                new UserIds.Named("a user id with a backslash", word + "\\b"),
                new UserIds.Named("the name of a Windows device", "con"),
                new UserIds.Named("the name of a Windows device with an ending", "Nul.json"),
                new UserIds.Named("a user id with a dot at the end", word + "."),
                new UserIds.Named("a user id that differs in an accent", word + "\u00e8"),
                new UserIds.Named("a user id of one dot", "."),
                new UserIds.Named("a user id of two dots", "..")));
        UserIds.lookalikes(word)
                .forEach(id -> ids.add(new UserIds.Named("a user id that differs in case or a space", id)));
        UserIds.colliding(word).forEach(id -> ids.add(new UserIds.Named("a user id with an equal hashCode", id)));
        String groups = word + ".".repeat(2 - word.length() % 3);
        for (char last : new char[] {'a', 'b'}) {
            ids.add(new UserIds.Named(
                    "a user id that differs in the last of 128 characters", UserIds.longest(word, last)));
        }
        for (String last : List.of("G", "a")) { // "H" and "h" in Base64, after two characters of a group of three
            ids.add(new UserIds.Named("a user id whose Base64 differs in case", groups + last));
        }
        ids.addAll(UserIds.valid(context.random(), word));
        ids.forEach(id -> users.put(id.id(), new Conversation<>(context, id.id())));
    }

    void eachHaveASession() {
        for (Conversation<SessionFilesAgent> user : users.values()) {
            Set<Path> before = folder.files().keySet();
            user.say(context.meal());
            folder.sessionFile(before);
        }
        nothingIsOutside();
        FileNames.verify(folder.files().keySet());
        context.reloadAgent(() -> {});
        List<String> alike = UserIds.colliding(context.word());
        new Conversation<>(context, alike.get(0)).sayWhileWaits(new Conversation<>(context, alike.get(1)));
        for (Conversation<SessionFilesAgent> user : users.values()) {
            assertThatRequestOf(user.say(context.meal()))
                    .carries(
                            user.upToLastQuestion(),
                            "the conversation of the user id " + CheckContext.quoted(user.userId())
                                    + " and of no other, after a restart.");
        }
    }

    private void nothingIsOutside() {
        Path inside = folder.path();
        for (Path outside = inside.getParent(); outside != null; outside = outside.getParent()) {
            verifyNothingIn(outside, inside);
        }
        verifyNothingIn(Path.of("/etc"), inside);
    }

    private void verifyNothingIn(Path outside, Path inside) {
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(outside)) {
            for (Path entry : entries) {
                if (!entry.equals(inside) && entry.getFileName().toString().contains(word)) {
                    Files.deleteIfExists(entry);
                    throw new CheckFailure(
                            "The agent wrote a file outside its folder, for a user id that looks like a path.",
                            "(" + entry + "; it has been deleted)",
                            "files in the agent's folder only, whatever the user id is.");
                }
            }
        } catch (IOException noSuchFolder) {
            // then nothing was written there
        }
    }
}
