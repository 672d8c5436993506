package lowtide.desk.cli;

import java.util.concurrent.Callable;
import lowtide.course.Check;
import lowtide.course.Stage;
import lowtide.desk.report.HintPage;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab hint CHECK}. */
@Command(name = "hint")
final class HintCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(paramLabel = "CHECK", descriptionKey = "help.option.check")
    private String check;

    HintCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Check wanted = desk.check(check);
        Stage stage = desk.course().stageOf(wanted.id()).orElseThrow();
        int shown = desk.state().read().hintsSeen(wanted.id()) + 1;
        desk.state()
                .update(state -> state.withHints(
                        wanted.id(), Math.min(shown, wanted.hints().size())));
        desk.screen().print(HintPage.of(desk.screen().page(), desk.messages(), stage, wanted, shown, desk.commands()));
        return 0;
    }
}
