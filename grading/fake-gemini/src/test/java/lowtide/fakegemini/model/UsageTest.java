package lowtide.fakegemini.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("Usage")
class UsageTest {

    @ParameterizedTest(name = "prompt {0}, candidates {1}, thoughts {2}, cached {3}, total {4}")
    @CsvSource({"1, 1, 1, 2, 3", "1, 1, 1, 0, 2", "-1, 1, 1, 0, 1", "1, -1, 1, 0, 1", "1, 1, -1, 0, 1", "1, 1, 1, -1, 3"
    })
    @DisplayName("cannot contradict itself")
    void isConsistent(int prompt, int candidates, int thoughts, int cached, int total) {
        assertThatThrownBy(() -> new Usage(prompt, candidates, thoughts, cached, total))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    @DisplayName("adds up its total, in which cached tokens do not count twice")
    void addsUp() {
        assertThat(Usage.of(4, 3, 2, 1)).isEqualTo(new Usage(4, 3, 2, 1, 9));
    }
}
