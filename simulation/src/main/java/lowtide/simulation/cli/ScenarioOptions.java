package lowtide.simulation.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.cost.EvenPopulation;
import lowtide.cost.HeavyTailedPopulation;
import lowtide.cost.Population;
import lowtide.cost.Scenario;
import lowtide.cost.context.LastMessages;
import lowtide.cost.context.LastTokens;
import lowtide.cost.context.Retrieval;
import lowtide.cost.context.Strategy;
import lowtide.cost.context.Summary;
import lowtide.cost.pricing.CostModel;
import lowtide.simulation.report.LineChart;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options of the scenario and the strategies. */
final class ScenarioOptions {

    enum PopulationKind {
        EVEN,
        HEAVY
    }

    static final class PopulationConverter extends EnumConverter<PopulationKind> {
        PopulationConverter() {
            super(PopulationKind.class);
        }
    }

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--users",
            paramLabel = "N",
            defaultValue = "50",
            converter = WholeNumber.Users.class,
            description = "1 to 1,000,000,000,000 (heavy-tailed: 10,000,000). Default: ${DEFAULT-VALUE}.")
    private long users;

    @Option(
            names = "--prompts",
            paramLabel = "N",
            defaultValue = "10",
            converter = WholeNumber.Prompts.class,
            description = "Prompts a day of each user, 1 to 10,000 (heavy-tailed: 1,000). Default: ${DEFAULT-VALUE}.")
    private long prompts;

    @Option(
            names = "--days",
            paramLabel = "N",
            defaultValue = "30",
            converter = WholeNumber.Days.class,
            description = "1 to 3,650. Default: ${DEFAULT-VALUE}.")
    private long days;

    @Option(
            names = "--population",
            paramLabel = "KIND",
            defaultValue = "even",
            converter = PopulationConverter.class,
            description = "even (all users alike) or heavy (a few users send most of the prompts, and --prompts is the"
                    + " average). Default: ${DEFAULT-VALUE}.")
    private PopulationKind kind;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = WholeNumber.Seed.class,
            description = "heavy: seed for drawing the users, 0 to 1,000,000,000,000. Default: 1.")
    private Optional<Long> seed;

    @Option(
            names = "--caps",
            paramLabel = "N",
            split = ",",
            converter = WholeNumber.Kept.class,
            description =
                    "Send the last N messages; separate several with commas. Default: 50 if no strategy is given.")
    private List<Long> caps = new ArrayList<>();

    @Option(
            names = "--token-caps",
            paramLabel = "N",
            split = ",",
            converter = WholeNumber.Kept.class,
            description = "Send the last messages that fit into N tokens; separate several with commas.")
    private List<Long> tokenCaps = new ArrayList<>();

    @Option(
            names = "--summary",
            paramLabel = "W,A,C",
            arity = "0..1",
            fallbackValue = "30,18,1200",
            description =
                    "Send a summary and the last W messages; every A messages, an extra call updates the summary of"
                            + " C characters. Default of the lesson: 30,18,1200.")
    private Optional<String> summary;

    @Option(
            names = "--retrieve",
            paramLabel = "N",
            split = ",",
            converter = WholeNumber.Retrieved.class,
            description = "Send N earlier messages found by a search; separate several with commas.")
    private List<Long> retrieve = new ArrayList<>();

    Scenario scenario(CostModel model) {
        if (kind == PopulationKind.EVEN && seed.isPresent()) {
            throw invalid("--seed does not apply to --population even, only to heavy");
        }
        return new Scenario(population(), (int) days, model);
    }

    List<Strategy> strategies() {
        requireNumbers("--caps", caps);
        requireNumbers("--token-caps", tokenCaps);
        requireNumbers("--retrieve", retrieve);
        List<Strategy> strategies = new ArrayList<>();
        caps.forEach(cap -> strategies.add(new LastMessages(cap)));
        tokenCaps.forEach(cap -> strategies.add(new LastTokens(cap)));
        summary.ifPresent(figures -> strategies.add(summary(figures)));
        retrieve.forEach(messages -> strategies.add(new Retrieval(messages)));
        if (strategies.isEmpty()) {
            strategies.add(new LastMessages(50));
        }
        if (strategies.size() >= LineChart.MAXIMUM_RUNS) {
            throw invalid("at most " + (LineChart.MAXIMUM_RUNS - 1) + " strategies can be compared with no cap, not "
                    + strategies.size());
        }
        return strategies;
    }

    private Population population() {
        if (kind == PopulationKind.EVEN) {
            return new EvenPopulation(users, prompts);
        }
        try {
            return new HeavyTailedPopulation(users, prompts, seed.orElse(1L));
        } catch (IllegalArgumentException e) {
            throw invalid((HeavyTailedPopulation.USERS.contains(users) ? "--prompts" : "--users")
                    + " with --population heavy: " + e.getMessage());
        }
    }

    private Summary summary(String figures) {
        String message = "--summary takes three numbers, such as 30,18,1200: a window of " + Summary.WINDOW
                + " messages, the messages to summarise at a time (2 to the window - 1), and " + Summary.CHARACTERS
                + " characters, not '" + figures + "'";
        if (!figures.matches("[0-9]{1,9},[0-9]{1,9},[0-9]{1,9}")) {
            throw invalid(message);
        }
        String[] parts = figures.split(",");
        try {
            return new Summary(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        } catch (IllegalArgumentException e) {
            throw invalid(message);
        }
    }

    private void requireNumbers(String option, List<Long> figures) {
        if (figures.isEmpty() && command.commandLine().getParseResult().hasMatchedOption(option)) {
            throw invalid("Invalid value for option '" + option + "': it contains no number");
        }
    }

    private ParameterException invalid(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
