package lowtide.desk.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.course.Stage;
import lowtide.desk.exercise.Starter;
import lowtide.desk.terminal.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab reset STAGE}. */
@Command(name = "reset")
final class ResetCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(paramLabel = "STAGE", descriptionKey = "help.option.stage")
    private String stage;

    @Option(names = "--yes", descriptionKey = "help.option.yes")
    private boolean yes;

    ResetCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Stage chosen = desk.stage(Optional.of(stage));
        if (!desk.standings().isStarted(chosen)) {
            desk.say(Page.Style.PLAIN, desk.messages().text("reset.starter", chosen.number()));
            return 0;
        }
        if (!yes && !agreed(chosen)) {
            desk.say(Page.Style.PLAIN, desk.messages().text("reset.nothing"));
            return Lab.REFUSED;
        }
        Path kept = Starter.restore(desk.folder(), chosen);
        desk.say(Page.Style.GOOD, desk.messages().text("reset.done", chosen.number()));
        desk.screen()
                .print(desk.screen()
                        .page()
                        .whole(
                                Page.Style.PLAIN,
                                desk.messages()
                                        .text("reset.kept", desk.folder().kit().relativize(kept))));
        return 0;
    }

    private boolean agreed(Stage chosen) {
        String answer = desk.screen()
                .ask(desk.messages().text("reset.question", chosen.number()))
                .strip()
                .toLowerCase(Locale.ROOT);
        return !answer.isEmpty() && desk.messages().text("reset.yes").indexOf(answer.charAt(0)) >= 0;
    }
}
