package lowtide.desk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.course.Stage;
import lowtide.desk.exercise.SolutionDiff;
import lowtide.desk.grade.LazyExaminer;
import lowtide.desk.grade.Standing;
import lowtide.desk.report.DiffPage;
import lowtide.desk.terminal.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code lab solution STAGE}. */
@Command(name = "solution")
final class SolutionCommand implements Callable<Integer> {

    private final Desk desk;

    @Parameters(paramLabel = "STAGE", descriptionKey = "help.option.stage")
    private String stage;

    @Option(names = "--anyway", descriptionKey = "help.option.anyway")
    private boolean anyway;

    SolutionCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        Stage chosen = desk.stage(Optional.of(stage));
        if (!Files.isDirectory(desk.folder().solution(chosen))) {
            desk.say(Page.Style.BAD, desk.messages().text("solution.absent"));
            return Lab.REFUSED;
        }
        if (!anyway) {
            Standing standing = standing(chosen);
            if (!standing.passed()) {
                desk.say(
                        Page.Style.PLAIN,
                        desk.messages().text("solution.points", standing.points(), chosen.points(), chosen.number()));
                desk.screen()
                        .print(desk.screen()
                                .page()
                                .whole(Page.Style.STRONG, desk.lab() + " solution " + chosen.number() + " --anyway"));
                return Lab.REFUSED;
            }
        }
        desk.screen()
                .print(DiffPage.of(desk.screen().page(), desk.messages(), SolutionDiff.lines(desk.folder(), chosen)));
        return 0;
    }

    private Standing standing(Stage chosen) {
        try (LazyExaminer examiner = new LazyExaminer(() -> desk.examiners().apply(false))) {
            return desk.standings()
                    .of(List.of(chosen), examiner::get, graded -> {})
                    .get(0);
        }
    }
}
