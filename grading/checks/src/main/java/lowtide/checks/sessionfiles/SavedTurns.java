package lowtide.checks.sessionfiles;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import lowtide.agent.api.AgentDied;
import lowtide.agent.api.AgentThrew;
import lowtide.agent.control.folder.StoredFile;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Turn;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.Content;

/** One user whose turns are saved, and what is in the folder at every step of it. */
final class SavedTurns {

    private static final int MAX_REPLAYED = 6;
    private static final String IN_ONE_STEP = "a complete new file that takes the place of the old one in one step, so"
            + " that a killed process leaves the old conversation or the new one.";

    private final CheckContext<SessionFilesAgent> context;
    private final SessionFolder folder;
    private final String user;
    private final List<String> said = new ArrayList<>();
    private int steps;

    SavedTurns(CheckContext<SessionFilesAgent> context) {
        this.context = context;
        this.folder = new SessionFolder(context);
        this.user = context.word();
    }

    /** A hard link keeps the old bytes, and no step and no event shows the file missing or half a conversation. */
    void replaceTheFileInOneStep() {
        say(context.meal());
        Path session = folder.sessionFile(Set.of());
        say(context.meal());
        StoredFile old = folder.files().get(session);
        Path link = folder.path().resolveSibling(folder.path().getFileName() + "-link");
        List<String> before = List.copyOf(said);
        FolderStates states = new FolderStates(folder);
        boolean deleted;
        try (Closeable cleaning = () -> Files.deleteIfExists(link);
                DeletionWatch watch = DeletionWatch.of(folder.path().resolve(session))) {
            Files.createLink(link, folder.path().resolve(session));
            String question = context.meal();
            add(question, context.session().stepwise(agent -> agent.chat(user, question), states::look));
            deleted = watch.hasSeenOne();
            verifyLink(old, Files.readAllBytes(link));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        steps = states.steps();
        states.rethrow();
        if (deleted || states.all().stream().anyMatch(state -> !state.containsKey(session))) {
            throw folder.failure(
                    "While a turn was saved, the session file was missing for a moment. A process that is killed then"
                            + " loses the conversation.",
                    IN_ONE_STEP);
        }
        replay(states, before);
    }

    private void verifyLink(StoredFile old, byte[] now) {
        StoredFile linked = old.with(now);
        if (!linked.hasBytesOf(old)) {
            throw folder.failure(
                    "The session file was overwritten in place: another name of the old file no longer holds the old"
                            + " conversation. A process that is killed meanwhile leaves half a file.",
                    IN_ONE_STEP);
        }
    }

    /** A new agent finds the folder as it was at a step. */
    private void replay(FolderStates states, List<String> before) {
        List<String> after = List.copyOf(said);
        Map<Path, StoredFile> last = folder.files();
        for (Map<Path, StoredFile> state : states.some(MAX_REPLAYED, context.random())) {
            context.reloadAgent(() -> folder.restore(state));
            List<String> carried = carriedBefore(context.meal());
            boolean isLast = state.equals(states.last());
            if (!carried.equals(after) && (isLast || !carried.equals(before))) {
                throw folder.failure(
                        (isLast
                                        ? "A process that was killed right after a call had returned"
                                        : "A process that was killed in the middle of a call")
                                + " left a folder with which the next request carried " + carried.size()
                                + " messages before its question; there were " + before.size()
                                + " before that call, and " + after.size() + " after it.",
                        state,
                        isLast ? "the conversation with the answered turn." : IN_ONE_STEP);
            }
        }
        context.reloadAgent(() -> folder.restore(last));
        said.clear();
        said.addAll(after);
    }

    /** The process is killed at a step that is drawn. */
    void surviveAKill() {
        say(context.meal());
        List<String> before = List.copyOf(said);
        String question = context.meal();
        int moment = context.random().nextInt(Math.max(1, steps));
        AtomicInteger step = new AtomicInteger();
        try {
            context.session().stepwise(agent -> agent.chat(user, question), () -> {
                if (step.getAndIncrement() == moment) {
                    context.restartAgent(() -> {});
                }
            });
        } catch (AgentDied killed) {
            // as intended
        }
        List<String> after = new ArrayList<>(before);
        after.add(question);
        after.add(replyTo(question).orElse(""));
        Map<Path, StoredFile> left = folder.files();
        List<String> carried = carriedBefore(context.meal());
        if (!carried.equals(before) && !carried.equals(after)) {
            throw folder.failure(
                    "The process was killed in the middle of a call. The next request carried " + carried.size()
                            + " messages before its question instead of " + before.size() + " or " + after.size() + ".",
                    left,
                    IN_ONE_STEP);
        }
    }

    /** While Gemini thinks, a plain file takes the place of the folder. */
    void failIfTheyCannotBeSaved() {
        context.endAgent();
        said.clear();
        say(context.meal());
        say(context.meal());
        Map<Path, StoredFile> before = folder.files();
        Path away = folder.path().resolveSibling(folder.path().getFileName() + "-away");
        String question = context.meal();
        try (Gate gate = context.gemini().hold(request -> request.last().text().equals(question))) {
            CompletableFuture<String> call = context.session().start(agent -> agent.chat(user, question));
            context.patience().awaitArrivals(gate, 1, "A call sent no request.", "one request per call.");
            Files.move(folder.path(), away);
            try {
                Files.createFile(folder.path());
                gate.open();
                verifyFailed(call);
            } finally {
                Files.deleteIfExists(folder.path());
                Files.move(away, folder.path());
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
        verifySame(before);
        isContinued("After a turn that could not be saved,");
        context.reloadAgent(() -> {});
        isContinued("After a turn that could not be saved, one that could, and a restart,");
    }

    private void verifyFailed(CompletableFuture<String> call) {
        try {
            String reply = context.patience().await(call, "A call did not return.", "an exception.");
            throw new CheckFailure(
                    "While Gemini was thinking, a plain file took the place of the folder. The turn could not be saved,"
                            + " but the call returned " + CheckContext.quoted(reply) + ".",
                    "an exception, so that the caller knows that the turn has not happened.");
        } catch (AgentThrew expected) {
            // so the caller knows
        }
    }

    private void verifySame(Map<Path, StoredFile> before) {
        Map<Path, StoredFile> now = folder.files();
        before.forEach((path, file) -> {
            if (!now.containsKey(path) || !now.get(path).hasBytesOf(file)) {
                throw folder.failure(
                        "A turn that could not be saved changed a file.", "the files as they were before that call.");
            }
        });
    }

    private void isContinued(String circumstances) {
        List<String> carried = carriedBefore(context.meal());
        int turn = said.size() - 2;
        if (!carried.equals(said.subList(0, turn))) {
            throw folder.failure(
                    circumstances + " the request carried " + carried.size()
                            + " messages before its question instead of " + turn + ".",
                    "the conversation without the turn that could not be saved.");
        }
    }

    private void say(String question) {
        add(question, context.agent().chat(user, question));
    }

    private void add(String question, String reply) {
        said.add(question);
        said.add(context.answered(question, reply).reply());
    }

    /** What the request of a question carries before it. */
    private List<String> carriedBefore(String question) {
        Turn turn = context.turn(question, agent -> agent.chat(user, question));
        said.add(question);
        said.add(turn.reply());
        List<String> carried =
                turn.request().turns().stream().map(Content::text).toList();
        return carried.subList(0, carried.size() - 1);
    }

    private Optional<String> replyTo(String question) {
        return context.gemini().exchanges().stream()
                .filter(exchange -> exchange.request().last().text().equals(question))
                .reduce((first, second) -> second)
                .flatMap(Exchange::replyText);
    }
}
