package lowtide.checks.scalingrisks;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import lowtide.checks.DocumentChecks;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckFailure;

/** Stage 0: the risks of the broken agent are found before anything is fixed. */
@StageSuite("00-scaling-risks")
public class ScalingRisksChecks extends DocumentChecks<Risk[]> {

    /** The answers to the questions of the README, as the broken agent gives them. */
    static final Map<Kind, Integer> FIGURES =
            Map.of(Kind.MONEY, 99, Kind.MEMORY, 80, Kind.FAILURE, 2, Kind.COLLISION, 4);

    private static final int FEWEST = 4;
    private static final int MAX = 8;
    private static final int SHORTEST_SENTENCE = 20; // characters

    public ScalingRisksChecks() {
        super("risks.yml", Risk[].class);
    }

    @GradedCheck("0A")
    void everyKindIsFound() {
        for (Kind kind : Kind.values()) {
            List<Risk> found = of(kind);
            if (found.isEmpty()) {
                throw new CheckFailure(
                        "No entry has the kind " + kind.text() + ".", "at least one entry of each of the four kinds.");
            } else if (found.stream().noneMatch(ScalingRisksChecks::isPlausible)) {
                throw misplaced(found.get(0));
            }
        }
    }

    @GradedCheck("0B")
    void noEntryPointsElsewhere() {
        risks().stream().filter(risk -> !isPlausible(risk)).findFirst().ifPresent(risk -> {
            throw misplaced(risk);
        });
    }

    @GradedCheck("0C")
    void theFiguresAreRight() {
        for (Risk risk : risks()) {
            if (risk.figure() != FIGURES.get(risk.kind())) {
                throw new CheckFailure(
                        "The figure of the entry for line " + risk.line() + ", of the kind "
                                + risk.kind().text() + ", is " + risk.figure() + ".",
                        "the figure that the broken agent's requests show.");
            }
        }
    }

    @GradedCheck("0D")
    void fourToEightEntriesWithASentenceEach() {
        List<Risk> risks = risks();
        if (risks.size() < FEWEST || risks.size() > MAX) {
            throw new CheckFailure("The list has " + risks.size() + " entries.", "from 4 to 8 entries.");
        }
        Set<String> places = new HashSet<>();
        for (Risk risk : risks) {
            if (!places.add(risk.kind() + BrokenAgentSource.statement(risk.line()))) {
                throw new CheckFailure(
                        "Two entries have the kind " + risk.kind().text()
                                + " and point at the same statement, one of them" + " at line " + risk.line() + ".",
                        "every risk once.");
            } else if (risk.what().strip().length() < SHORTEST_SENTENCE) {
                throw new CheckFailure(
                        "The entry for line " + risk.line() + " says \""
                                + risk.what().strip() + "\".",
                        "a sentence of at least " + SHORTEST_SENTENCE + " characters that says what happens.");
            }
        }
    }

    private List<Risk> risks() {
        return List.of(document());
    }

    private List<Risk> of(Kind kind) {
        return risks().stream().filter(risk -> risk.kind() == kind).toList();
    }

    private static boolean isPlausible(Risk risk) {
        return BrokenAgentSource.costs(risk.line()).contains(risk.kind());
    }

    private static CheckFailure misplaced(Risk risk) {
        String statement = BrokenAgentSource.statement(risk.line());
        return new CheckFailure(
                "The entry of the kind " + risk.kind().text() + " points at line " + risk.line()
                        + (statement.isEmpty() || risk.line() < 1
                                ? ", but the source has " + BrokenAgentSource.size() + " lines."
                                : ", \"" + statement + "\"."),
                "a line of the broken agent that has to do with " + risk.kind().text() + ".");
    }
}
