package lowtide.simulation.cli;

import java.util.List;
import java.util.concurrent.Callable;
import lowtide.cost.pricing.BilledModel;
import lowtide.cost.pricing.CorrectedModel;
import lowtide.cost.pricing.FlatRate;
import lowtide.cost.pricing.PriceList;
import lowtide.cost.pricing.TaughtModel;
import lowtide.simulation.report.JsonReport;
import lowtide.simulation.report.Quiz;
import lowtide.simulation.report.Terminal;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "quiz",
        mixinStandardHelpOptions = true,
        description = "Answers the lesson's three questions about 200 users with each cost model.")
final class QuizCommand implements Callable<Integer> {

    @Spec
    private CommandSpec command;

    @Option(names = "--json", description = "Print JSON instead of text.")
    private boolean json;

    @Override
    public Integer call() {
        FlatRate rate = FlatRate.OF_THE_LESSON;
        Quiz quiz = Quiz.of(List.of(
                new TaughtModel(rate),
                new CorrectedModel(rate),
                BilledModel.assumed(PriceList.bundled().of(PriceList.DEFAULT_MODEL))));
        Terminal.print(command.commandLine().getOut(), json ? List.of(new JsonReport().of(quiz)) : quiz.lines());
        return 0;
    }
}
