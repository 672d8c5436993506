package lowtide.desk.cli;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.desk.grade.StageExaminer;
import lowtide.desk.terminal.Page;
import lowtide.desk.watch.SavedFiles;
import lowtide.desk.watch.Watch;
import picocli.CommandLine.Command;

/** {@code lab watch}. */
@Command(name = "watch")
final class WatchCommand implements Callable<Integer> {

    private final Desk desk;

    WatchCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws InterruptedException {
        desk.say(Page.Style.FAINT, desk.messages().text("watch.starting"));
        try (StageExaminer examiner = desk.examiners().apply(true)) {
            Watch watch = new Watch(
                    desk.messages(),
                    desk.course(),
                    desk.screen(),
                    desk.standings(),
                    examiner,
                    desk.commands(),
                    desk.labPages(),
                    InstantSource.system());
            SavedFiles files = new SavedFiles(desk.folder(), desk.course().stages());
            watch.listen(files);
            watch.run(desk.stage(Optional.empty()));
        }
        return 0;
    }
}
