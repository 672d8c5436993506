package lowtide.checks.sessionfiles;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lowtide.agent.api.LogEvent;
import lowtide.agent.control.folder.StoredFile;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;

/** Session files that are damaged while no agent runs, and one that is not. */
final class DamagedFiles {

    private static final List<String> DAMAGES =
            List.of("an empty file", "half of a file", "a file without JSON", "a file with \"version\": 2");

    private final CheckContext<SessionFilesAgent> context;
    private final SessionFolder folder;
    private final Map<String, byte[]> damaged = new LinkedHashMap<>(); // by the kind of damage
    private final List<String> words = new ArrayList<>();
    private final List<LogEvent> log = new ArrayList<>();

    DamagedFiles(CheckContext<SessionFilesAgent> context) {
        this.context = context;
        this.folder = new SessionFolder(context);
    }

    void areReplacedByNewSessions() {
        Conversation<SessionFilesAgent> unharmed = new Conversation<>(context, context.word());
        unharmed.say(context.meal());
        Map<String, Path> users = new LinkedHashMap<>();
        Map<Path, byte[]> contents = new LinkedHashMap<>();
        for (String damage : DAMAGES) {
            String user = context.word();
            String word = context.word();
            words.add(word);
            Set<Path> before = folder.files().keySet();
            new Conversation<>(context, user).say("I ate a " + word);
            Path file = folder.sessionFile(before);
            byte[] content = content(damage, folder.files().get(file), word);
            users.put(user, file);
            contents.put(file, content);
            damaged.put(damage, content);
        }
        context.session().drainLog();
        context.reloadAgent(() -> contents.forEach(folder::damage));
        continues(unharmed, "the conversation of a user whose file is unharmed.");
        List<Conversation<SessionFilesAgent>> anew = new ArrayList<>();
        for (String user : users.keySet()) {
            Conversation<SessionFilesAgent> conversation = new Conversation<>(context, user);
            String damage = DAMAGES.get(anew.size());
            continues(conversation, "a new conversation, because " + damage + " cannot be read.");
            anew.add(conversation);
        }
        log.addAll(context.session().drainLog());
        context.reloadAgent(() -> {});
        anew.forEach(user -> continues(user, "the conversation that began after the damage."));
        continues(unharmed, "the conversation of a user whose file is unharmed.");
        log.addAll(context.session().drainLog());
    }

    void areSetAside() {
        List<StoredFile> files = List.copyOf(folder.files().values());
        damaged.forEach((damage, bytes) -> {
            if (files.stream().noneMatch(file -> Arrays.equals(file.bytes(), bytes))) {
                throw folder.failure(
                        "The agent found " + damage + ". Afterwards no file in the folder had that content.",
                        "a damaged file under another name in the folder, so that somebody can look at it.");
            }
        });
    }

    void areNamedInTheLog() {
        for (LogEvent event : log) {
            words.stream()
                    .filter(word -> text(event).contains(word))
                    .findFirst()
                    .ifPresent(word -> {
                        throw new CheckFailure(
                                "The agent logged a word of a damaged file: "
                                        + CheckContext.quoted(context.masked(event.describe())) + ".",
                                "a WARN without a word of the file. The messages of JSON exceptions quote it.");
                    });
        }
        long warnings =
                log.stream().filter(event -> event.level().equals("WARN")).count();
        if (warnings != DAMAGES.size()) {
            throw new CheckFailure(
                    "The agents found " + DAMAGES.size() + " damaged files and logged " + warnings
                            + " events at level WARN.",
                    "one WARN for each damaged file.");
        }
    }

    private void continues(Conversation<SessionFilesAgent> user, String expected) {
        assertThatRequestOf(user.say(context.meal())).carries(user.upToLastQuestion(), expected);
    }

    private static byte[] content(String damage, StoredFile file, String word) {
        return switch (DAMAGES.indexOf(damage)) {
            case 0 -> new byte[0];
            case 1 -> Arrays.copyOf(file.bytes(), file.bytes().length / 2);
            case 2 -> (word + " is not JSON").getBytes(StandardCharsets.UTF_8);
            default -> SessionFolder.ofVersion(2, file);
        };
    }

    private static String text(LogEvent event) {
        return event.message() + event.pairs() + event.mdc() + event.exception() + event.extras();
    }
}
