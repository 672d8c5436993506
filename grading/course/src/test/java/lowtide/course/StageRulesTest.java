package lowtide.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class StageRulesTest {

    private static final List<String> HINTS = List.of("where", "what", "nearly");

    @Test
    void aStageThatKeepsEveryRuleHasNoProblem() {
        assertThat(StageRules.problems(stage(6, "06-retries", check("6A", 20, List.of()))))
                .isEmpty();
    }

    @Test
    void numberAndFolderBelongTogether() {
        assertThat(StageRules.problems(stage(100, "06-retries", check("100A", 20, List.of()))))
                .containsExactly(
                        "number must be from 0 to 99.",
                        "folder must be the number in two digits, a hyphen and a few lower-case words.");
    }

    @Test
    void idsAreTheNumberAndTheLettersInOrder() {
        assertThat(StageRules.problems(stage(6, "06-retries", check("6A", 10, List.of()), check("6C", 10, List.of()))))
                .containsExactly("the next check must be 6B, not 6C.");
    }

    @Test
    void aCheckRequiresOnlyEarlierChecks() {
        assertThat(StageRules.problems(
                        stage(6, "06-retries", check("6A", 10, List.of("6B")), check("6B", 10, List.of("6A")))))
                .containsExactly("6A may require only earlier checks of its stage.");
    }

    @Test
    void everyCheckHasThreeHintsAReasonAndPoints() {
        Check bare = new Check("6A", "What holds", 0, true, null, null, " ", null);

        assertThat(StageRules.problems(stage(6, "06-retries", bare)))
                .containsExactly(
                        "the points of all checks must be 20; they are 0.",
                        "6A needs a positive number of points.",
                        "6A must say why it matters.",
                        "6A has 3 hints.");
    }

    private static Check check(String id, int points, List<String> requires) {
        return new Check(id, "What holds", points, true, requires, List.of(), "It matters.", HINTS);
    }

    private static Stage stage(int number, String folder, Check... checks) {
        return new Stage(
                number,
                2,
                folder,
                "lowtide.retries",
                "",
                "Retries",
                "try again",
                5,
                "It fails once and gives up.",
                "What may pass is tried again.",
                "How often?",
                List.of("abc"),
                List.of(checks),
                "");
    }
}
