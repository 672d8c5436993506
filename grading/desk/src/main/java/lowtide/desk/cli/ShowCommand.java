package lowtide.desk.cli;

import java.util.concurrent.Callable;
import lowtide.autograder.grade.CheckResult;
import lowtide.autograder.grade.StageResult;
import lowtide.course.Check;
import lowtide.desk.report.WirePage;
import lowtide.desk.terminal.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab show CHECK}. */
@Command(name = "show")
final class ShowCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(paramLabel = "CHECK", descriptionKey = "help.option.check")
    private String check;

    ShowCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Check wanted = desk.check(check);
        StageResult result =
                CheckCommand.examined(desk, desk.course().stageOf(wanted.id()).orElseThrow());
        if (!result.reason().isEmpty()) {
            desk.say(
                    Page.Style.BAD,
                    desk.messages()
                            .text("show.nothing", desk.messages().findings().of(result.reason())));
            return Lab.REFUSED;
        }
        CheckResult shown = result.checks().stream()
                .filter(each -> each.check().id().equals(wanted.id()))
                .findFirst()
                .orElseThrow();
        desk.screen().print(WirePage.of(desk.screen().page(), desk.messages(), shown, Integer.MAX_VALUE));
        return 0;
    }
}
