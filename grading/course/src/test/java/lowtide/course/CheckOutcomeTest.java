package lowtide.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CheckOutcomeTest {

    private static final Finding FINDING = new Finding("seen", "expected");

    static Stream<Arguments> outcomes() {
        return Stream.of(
                Arguments.of(new CheckOutcome.Passed(), CheckVerdict.PASSED, StageVerdict.PASSED),
                Arguments.of(new CheckOutcome.Failed(FINDING, List.of()), CheckVerdict.FAILED, StageVerdict.FAILED),
                Arguments.of(new CheckOutcome.Crashed(FINDING), CheckVerdict.FAILED, StageVerdict.CRASHED),
                Arguments.of(new CheckOutcome.TimedOut(FINDING), CheckVerdict.FAILED, StageVerdict.TIMED_OUT),
                Arguments.of(new CheckOutcome.NotReached("why"), CheckVerdict.NOT_REACHED, StageVerdict.FAILED),
                Arguments.of(new CheckOutcome.KitError(FINDING), CheckVerdict.KIT_ERROR, StageVerdict.KIT_ERROR));
    }

    @ParameterizedTest
    @MethodSource("outcomes")
    void everyOutcomeHasItsVerdicts(CheckOutcome outcome, CheckVerdict ofCheck, StageVerdict ofStage) {
        assertThat(outcome.verdict()).isEqualTo(ofCheck);
        assertThat(outcome.stageVerdict()).isEqualTo(ofStage);
    }
}
