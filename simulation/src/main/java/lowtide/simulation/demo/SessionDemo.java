package lowtide.simulation.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import lowtide.broken.demo.Screen;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.FakeGemini;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.CompiledAgent;
import lowtide.simulation.agent.RunningAgent;

/** Shows what two agents know after a restart, and what is left of a user whom they are to forget. Not thread-safe. */
final class SessionDemo {

    private static final long SEED = 1;
    private static final String FOOD = "salad";
    private static final String STATEMENT = "I ate a " + FOOD;
    private static final String QUESTION = "What did I eat?";

    private final Screen screen;
    private final FakeGemini gemini;

    SessionDemo(Screen screen, FakeGemini gemini) {
        this.screen = screen;
        this.gemini = gemini;
    }

    /** Restarts both agents between a statement and a question. */
    void restart(AgentSource student, AgentSource solution) {
        screen.say("Alice says what she ate. A new agent starts over the same folder, and she asks:");
        for (AgentSource source : List.of(student, solution)) {
            run(source, agent -> {
                screen.row("%-7s %s", "restart", files(agent));
                agent.restart();
            });
        }
    }

    /** Lets both agents forget a user between a statement and a question. */
    void forget(AgentSource student, AgentSource solution) {
        screen.say("Alice says what she ate, and is forgotten. A new agent starts over the same folder:");
        for (AgentSource source : List.of(student, solution)) {
            run(source, agent -> {
                screen.row("%-7s %s", "before", files(agent));
                agent.forget("alice");
                screen.row("%-7s %s", "after", files(agent));
                agent.restart();
            });
        }
    }

    private void run(AgentSource source, Consumer<RunningAgent> between) {
        screen.empty();
        screen.say("%s:", source.name());
        try (Account account = gemini.open(SEED);
                CompiledAgent compiled = CompiledAgent.of(source);
                RunningAgent agent = RunningAgent.start(compiled, account)) {
            say(agent, STATEMENT);
            between.accept(agent);
            say(agent, QUESTION);
        }
    }

    private void say(RunningAgent agent, String message) {
        screen.spoken("alice", message);
        screen.spoken("agent", agent.chat("alice", message));
    }

    private static String files(RunningAgent agent) {
        List<Path> files = agent.data().map(SessionDemo::list).orElse(List.of());
        long about = files.stream()
                .map(SessionDemo::text)
                .filter(text -> text.contains(FOOD))
                .count();
        return files.isEmpty()
                ? "the folder is empty"
                : "files in the folder: " + files.size() + ", with the word " + FOOD + ": " + about;
    }

    private static List<Path> list(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(Files::isRegularFile).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
