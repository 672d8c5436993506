package lowtide.desk.cli;

import java.util.concurrent.Callable;
import lowtide.desk.report.ListPage;
import picocli.CommandLine.Command;

/** {@code lab list}. */
@Command(name = "list")
final class ListCommand implements Callable<Integer> {

    private final Desk desk;

    ListCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        desk.screen().print(ListPage.of(desk.screen().page(), desk.messages(), desk.course(), desk.allStandings()));
        return 0;
    }
}
