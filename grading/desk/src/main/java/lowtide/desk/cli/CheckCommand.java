package lowtide.desk.cli;

import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.autograder.grade.StageResult;
import lowtide.course.Stage;
import lowtide.course.StageVerdict;
import lowtide.desk.grade.StageExaminer;
import lowtide.desk.report.VerdictPage;
import lowtide.desk.terminal.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code lab check STAGE}. */
@Command(name = "check")
final class CheckCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(arity = "0..1", paramLabel = "STAGE", descriptionKey = "help.option.stage")
    private Optional<String> stage;

    CheckCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() {
        Stage chosen = desk.stage(stage);
        desk.say(Page.Style.FAINT, desk.messages().text("stage.checking", chosen.number()));
        StageResult result = examined(desk, chosen);
        Page page = new VerdictPage(desk.messages(), desk.course(), desk.commands())
                .write(desk.screen().page(), result, Optional.empty());
        desk.screen().print(desk.labPages().add(page, chosen));
        return result.verdict() == StageVerdict.KIT_ERROR ? Lab.REFUSED : 0;
    }

    /** The result of a stage, which is also kept. */
    static StageResult examined(Desk desk, Stage stage) {
        String sources = desk.standings().fingerprint(stage);
        try (StageExaminer examiner = desk.examiners().apply(false)) {
            StageResult result = examiner.examine(stage);
            desk.standings().keep(result, sources);
            return result;
        }
    }
}
