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
import lowtide.course.Stage;
import lowtide.desk.terminal.Page.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab chat AGENT}. */
@Command(name = "chat", description = "Serves a page on which several users talk to an agent, until Ctrl+C.")
final class ChatCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(
            arity = "0..1",
            paramLabel = "AGENT",
            description = "A stage such as 2, broken, or a folder such as solutions/02-user-isolation.")
    private Optional<String> agent;

    @Option(names = "--port", paramLabel = "N", defaultValue = "0", description = "The port; 0 selects a free one.")
    private int port;

    ChatCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        AgentSource source = source();
        desk.say(Style.FAINT, "Starting " + source.name() + " ...");
        try (Chat chat = Chat.open(source, port)) {
            desk.screen()
                    .print(desk.screen()
                            .page()
                            .text(Style.PLAIN, "Open this page in a browser on this machine; Ctrl+C stops it:")
                            .whole(Style.STRONG, chat.address().toString()));
            new CountDownLatch(1).await();
        } catch (UnusableSourceException unusable) {
            throw new NoSuchName(unusable.getMessage());
        }
        return 0;
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
                .orElseThrow(() -> new NoSuchName(
                        named + " is not the folder of a stage, such as" + " solutions/02-user-isolation."));
        return ofStage(stage, whole.getParent());
    }

    private static AgentSource ofStage(Stage stage, Path parent) {
        if (stage.isDocument()) {
            throw new NoSuchName("Stage " + stage.number() + " is a document and has no agent to talk to.");
        }
        return AgentSource.of(stage, parent);
    }
}
