package lowtide.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class FindingTest {

    @Test
    void whatATerminalWouldObeyIsEscaped() {
        assertThat(new Finding("red \u001b[31m", "one\ntwo", "\u202e").seenThisTime())
                .isEqualTo("red \\u001b[31m one\\u000atwo");
    }

    @Test
    void eachPartIsCutToWhatAPersonReads() {
        Finding finding = new Finding("x".repeat(5_000), "y");

        assertThat(finding.seen()).hasSize(1_000).endsWith("xxx...");
        assertThat(finding.expected()).isEqualTo("y");
    }

    @Test
    void withoutVolatileDetailsNothingIsAppended() {
        assertThat(new Finding("seen", "expected").seenThisTime()).isEqualTo("seen");
    }

    @Test
    void whatWasPrintedIsEscapedLineByLine() {
        assertThat(new Finding("seen", "expected")
                        .withPrinted(List.of("red \u001b[31m", "two"))
                        .printed())
                .containsExactly("red \\u001b[31m", "two");
    }
}
