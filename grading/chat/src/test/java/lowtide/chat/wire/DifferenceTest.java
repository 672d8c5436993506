package lowtide.chat.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The difference to the request before")
class DifferenceTest {

    @Test
    @DisplayName("is what was added at the end")
    void added() {
        assertThat(Difference.between(request(3, "a", "b"), request(5, "a", "b", "c", "d")))
                .isEqualTo(new Difference(3, List.of(2, 3), 0));
    }

    @Test
    @DisplayName("is what a cap leaves out, too")
    void leftOut() {
        assertThat(Difference.between(request(0, "a", "b", "c"), request(1, "c", "d")))
                .isEqualTo(new Difference(0, List.of(1), 2));
    }

    @Test
    @DisplayName("is the last of several equal messages")
    void equalMessages() {
        assertThat(Difference.between(request(0, "a", "x", "a"), request(1, "a", "x", "a", "x", "a")))
                .isEqualTo(new Difference(0, List.of(3, 4), 0));
    }

    @Test
    @DisplayName("is everything, if the requests have nothing in common")
    void everything() {
        assertThat(Difference.between(request(0, "a", "b"), request(1, "c")))
                .isEqualTo(new Difference(0, List.of(0), 2));
    }

    @Test
    @DisplayName("is nothing, if a request is sent once more")
    void nothing() {
        assertThat(Difference.between(request(0, "a", "a"), request(1, "a", "a")))
                .isEqualTo(new Difference(0, List.of(), 0));
    }

    private static WireRequest request(int number, String... texts) {
        List<WireMessage> messages = Stream.of(texts)
                .map(text -> new WireMessage("user", text, text.length(), "alice", false))
                .toList();
        return new WireRequest(number, 0, "alice", "gemini", messages, false, 0, Optional.empty(), BigDecimal.ZERO);
    }
}
