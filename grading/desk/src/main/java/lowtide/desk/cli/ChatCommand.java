package lowtide.desk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import lowtide.chat.Chat;
import lowtide.chat.agent.AgentSource;
import lowtide.chat.agent.UnusableSourceException;
import lowtide.chat.gemini.RealGemini;
import lowtide.course.Stage;
import lowtide.desk.terminal.Page.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab chat AGENT}. */
@Command(name = "chat")
final class ChatCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "AGENT", descriptionKey = "help.option.agent")
    private Optional<String> agent;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", descriptionKey = "help.option.port")
    private int port;

    @Option(names = "--gemini", descriptionKey = "help.option.gemini")
    private boolean real;

    ChatCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        AgentSource source = source();
        desk.say(Style.FAINT, desk.messages().text("chat.starting", source.name()));
        try (Chat chat = Chat.open(source, port, gemini(), desk.messages().language())) {
            desk.screen()
                    .print(desk.screen()
                            .page()
                            .text(Style.PLAIN, desk.messages().text("chat.open"))
                            .whole(Style.STRONG, chat.address().toString()));
            new CountDownLatch(1).await();
        } catch (UnusableSourceException unusable) {
            throw new NoSuchName(desk.messages().findings().of(unusable.getMessage()));
        }
        return 0;
    }

    private Optional<RealGemini> gemini() {
        Optional<RealGemini> gemini = real ? RealGemini.ofEnvironment() : Optional.empty();
        if (real && gemini.isEmpty()) {
            throw new NoSuchName(desk.messages().text("chat.no_key", RealGemini.KEY));
        }
        return gemini;
    }

    private AgentSource source() {
        if (agent.equals(Optional.of("broken"))) {
            return AgentSource.broken(desk.folder().kit());
        }
        Optional<Path> folder = agent.filter(name -> name.contains("/") || name.contains("\\"))
                .map(name -> Path.of(name.replace('\\', '/')));
        if (folder.isPresent()) {
            return inFolder(folder.get());
        }
        return ofStage(desk.stage(agent), desk.folder().exercises());
    }

    private AgentSource inFolder(Path named) {
        Path folder = Files.isDirectory(desk.here().resolve(named))
                ? desk.here().resolve(named)
                : desk.folder().kit().resolve(named);
        Path whole = folder.toAbsolutePath().normalize();
        Stage stage = desk.course().stages().stream()
                .filter(each -> whole.endsWith(each.folder()))
                .findFirst()
                .orElseThrow(() -> new NoSuchName(desk.messages().text("chat.no_stage", named)));
        return ofStage(stage, whole.getParent());
    }

    private AgentSource ofStage(Stage stage, Path parent) {
        if (stage.isDocument()) {
            throw new NoSuchName(desk.messages().text("chat.document", stage.number()));
        }
        return AgentSource.of(stage, parent);
    }
}
