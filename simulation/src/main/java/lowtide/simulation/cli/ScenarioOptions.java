package lowtide.simulation.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.simulation.context.LastMessages;
import lowtide.simulation.context.LastTokens;
import lowtide.simulation.context.Retrieval;
import lowtide.simulation.context.Strategy;
import lowtide.simulation.context.Summary;
import lowtide.simulation.cost.EvenPopulation;
import lowtide.simulation.cost.HeavyTailedPopulation;
import lowtide.simulation.cost.Population;
import lowtide.simulation.cost.Scenario;
import lowtide.simulation.pricing.CostModel;
import lowtide.simulation.report.LineChart;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Who uses the agent for how long, and what it keeps of a conversation. */
final class ScenarioOptions {

    enum Kind {
        EVEN,
        HEAVY
    }

    static final class KindConverter extends EnumConverter<Kind> {
        KindConverter() {
            super(Kind.class);
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
            converter = KindConverter.class,
            description = "even (everyone alike) or heavy (a few users send most of the prompts; --prompts is then the"
                    + " average). Default: ${DEFAULT-VALUE}.")
    private Kind kind;

    @Option(
            names = "--seed",
            paramLabel = "N",
            converter = WholeNumber.Seed.class,
            description = "heavy: the same seed draws the same users; 0 to 1,000,000,000,000. Default: 1.")
    private Optional<Long> seed;

    @Option(
            names = "--caps",
            paramLabel = "N",
            split = ",",
            converter = WholeNumber.Kept.class,
            description = "Send the last N messages; several with commas. Default: 50, if no strategy is given.")
    private List<Long> caps = new ArrayList<>();

    @Option(
            names = "--token-caps",
            paramLabel = "N",
            split = ",",
            converter = WholeNumber.Kept.class,
            description = "Send the last messages that fit into N tokens; several with commas.")
    private List<Long> tokenCaps = new ArrayList<>();

    @Option(
            names = "--summary",
            paramLabel = "W,A,C",
            arity = "0..1",
            fallbackValue = "30,18,1200",
            description = "Send a summary and the last W messages; every A messages an extra call renews the summary of"
                    + " C characters. Without figures the lesson's: 30,18,1200.")
    private Optional<String> summary;

    @Option(
            names = "--retrieve",
            paramLabel = "N",
            split = ",",
            converter = WholeNumber.Retrieved.class,
            description = "Send N earlier messages found by a search; several with commas.")
    private List<Long> retrieve = new ArrayList<>();

    Scenario scenario(CostModel model) {
        if (kind == Kind.EVEN && seed.isPresent()) {
            throw refused("--seed has no meaning with --population even; it is for heavy");
        }
        return new Scenario(population(), (int) days, model);
    }

    List<Strategy> strategies() {
        refuseCommaAlone("--caps", caps);
        refuseCommaAlone("--token-caps", tokenCaps);
        refuseCommaAlone("--retrieve", retrieve);
        List<Strategy> strategies = new ArrayList<>();
        caps.forEach(cap -> strategies.add(new LastMessages(cap)));
        tokenCaps.forEach(cap -> strategies.add(new LastTokens(cap)));
        summary.ifPresent(figures -> strategies.add(summary(figures)));
        retrieve.forEach(messages -> strategies.add(new Retrieval(messages)));
        if (strategies.isEmpty()) {
            strategies.add(new LastMessages(50));
        }
        if (strategies.size() >= LineChart.MOST_RUNS) {
            throw refused("at most " + (LineChart.MOST_RUNS - 1) + " strategies can be compared with no cap, not "
                    + strategies.size());
        }
        return strategies;
    }

    private Population population() {
        if (kind == Kind.EVEN) {
            return new EvenPopulation(users, prompts);
        }
        try {
            return new HeavyTailedPopulation(users, prompts, seed.orElse(1L));
        } catch (IllegalArgumentException e) {
            throw refused((HeavyTailedPopulation.USERS.contains(users) ? "--prompts" : "--users")
                    + " with --population heavy: " + e.getMessage());
        }
    }

    private Summary summary(String figures) {
        String wanted = "--summary takes three figures, such as 30,18,1200: a window of " + Summary.WINDOW
                + " messages, how many to summarise at a time (2 to the window less 1), and " + Summary.CHARACTERS
                + " characters; not '" + figures + "'";
        if (!figures.matches("[0-9]{1,9},[0-9]{1,9},[0-9]{1,9}")) {
            throw refused(wanted);
        }
        String[] parts = figures.split(",");
        try {
            return new Summary(Long.parseLong(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
        } catch (IllegalArgumentException e) {
            throw refused(wanted);
        }
    }

    private void refuseCommaAlone(String option, List<Long> figures) {
        if (figures.isEmpty() && command.commandLine().getParseResult().hasMatchedOption(option)) {
            throw refused("Invalid value for option '" + option + "': there is no number in it");
        }
    }

    private ParameterException refused(String message) {
        return new ParameterException(command.commandLine(), message);
    }
}
