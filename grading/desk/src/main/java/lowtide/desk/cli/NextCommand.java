package lowtide.desk.cli;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import lowtide.desk.grade.Standing;
import lowtide.desk.report.NextPage;
import lowtide.desk.terminal.Page;
import picocli.CommandLine.Command;

/** {@code lab next}. */
@Command(name = "next")
final class NextCommand implements Callable<Integer> {

    private final Desk desk;

    NextCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        List<Standing> standings = fromCurrent(desk.allStandings());
        standings.stream()
                .filter(standing -> !standing.passed())
                .map(Standing::stage)
                .findFirst()
                .ifPresentOrElse(
                        stage -> desk.screen().print(NextPage.of(desk.screen().page(), desk.messages(), stage)),
                        () -> desk.say(Page.Style.GOOD, desk.messages().text("next.nothing")));
        return 0;
    }

    /** The stage that the student works on, those after it, and then those before it. */
    private List<Standing> fromCurrent(List<Standing> all) {
        List<Standing> turned = new ArrayList<>(all);
        Collections.rotate(turned, -desk.course().stages().indexOf(desk.current()));
        return turned;
    }
}
