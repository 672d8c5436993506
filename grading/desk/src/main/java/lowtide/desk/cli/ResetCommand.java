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
@Command(name = "reset", description = "Puts the starter of a stage back, and keeps your version beside it.")
final class ResetCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(paramLabel = "STAGE", description = "Its number, such as 2.")
    private String stage;

    @Option(names = "--yes", description = "Do not ask.")
    private boolean yes;

    ResetCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Stage chosen = desk.stage(Optional.of(stage));
        if (!desk.standings().isStarted(chosen)) {
            desk.say(Page.Style.PLAIN, "Stage " + chosen.number() + " is the starter as shipped.");
            return 0;
        }
        if (!yes && !agreed(chosen)) {
            desk.say(Page.Style.PLAIN, "Nothing was changed.");
            return Lab.REFUSED;
        }
        Path kept = Starter.restore(desk.folder(), chosen);
        desk.say(Page.Style.GOOD, "Stage " + chosen.number() + " is the starter again.");
        desk.screen()
                .print(desk.screen()
                        .page()
                        .whole(
                                Page.Style.PLAIN,
                                "Your version is in " + desk.folder().kit().relativize(kept)));
        return 0;
    }

    private boolean agreed(Stage chosen) {
        String answer =
                desk.screen().ask("Put the starter of stage " + chosen.number() + " back? Your version is kept. [y/N]");
        return answer.strip().toLowerCase(Locale.ROOT).startsWith("y");
    }
}
