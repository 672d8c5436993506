package lowtide.desk.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import lowtide.checks.StageSuites;
import lowtide.checks.document.DocumentException;
import lowtide.checks.document.PersonalQuestions;
import lowtide.course.Stage;
import lowtide.desk.report.QuizPage;
import lowtide.desk.terminal.Page;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code lab quiz [--name NAME]}. */
@Command(name = "quiz")
final class QuizCommand implements Callable<Integer> {

    private final Desk desk;

    @Option(names = "--name", paramLabel = "NAME", descriptionKey = "help.option.name")
    private Optional<String> name;

    QuizCommand(Desk desk) {
        this.desk = desk;
    }

    @Override
    public Integer call() throws IOException {
        for (Stage stage : desk.course().stages()) {
            Optional<PersonalQuestions> questions = StageSuites.personalQuestions(stage);
            if (questions.isPresent() && !print(stage, questions.get())) {
                return Lab.REFUSED;
            }
        }
        return 0;
    }

    private boolean print(Stage stage, PersonalQuestions questions) throws IOException {
        Path file = desk.folder().agent(stage);
        String shown = desk.folder().kit().relativize(file).toString();
        try {
            String wanted = name.isPresent() ? name.get() : questions.name(Files.readString(file));
            List<String> lines = questions.questions(wanted);
            desk.screen().print(QuizPage.of(desk.screen().page(), desk.messages(), lines, shown));
            return true;
        } catch (DocumentException invalid) {
            String problem = desk.messages().findings().of(invalid.getMessage());
            desk.say(Page.Style.BAD, desk.messages().text("quiz.invalid", shown, invalid.line(), problem));
        } catch (IllegalArgumentException noName) {
            String problem = desk.messages().findings().of(noName.getMessage());
            desk.say(
                    Page.Style.BAD,
                    name.isPresent() ? problem : problem + " " + desk.messages().text("quiz.no_name", shown));
        }
        return false;
    }
}
