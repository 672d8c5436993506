package lowtide.checks.dsl;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import lowtide.course.WireExcerpt;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Role;
import lowtide.fakegemini.model.Usage;
import org.junit.jupiter.api.Test;

/** A transcript tells the last requests and stays short, however long the conversation and the messages are. */
class WireExcerptsTest {

    private static final Generation GENERATION =
            new Generation(OptionalDouble.empty(), OptionalInt.empty(), OptionalInt.empty());

    @Test
    void theLastSixRequestsAreKeptOldestFirst() {
        List<Exchange> exchanges =
                IntStream.range(0, 9).mapToObj(i -> exchange(i, 1, "hello")).toList();

        assertThat(WireExcerpts.lastOf(exchanges))
                .extracting(WireExcerpt::number)
                .containsExactly(4, 5, 6, 7, 8, 9);
    }

    @Test
    void ofManyContentsTheFirstAndTheLastTwoAreShown() {
        WireExcerpt excerpt =
                WireExcerpts.lastOf(List.of(exchange(10, 21, "hello"))).get(0);

        assertThat(excerpt.contents()).isEqualTo(21);
        assertThat(excerpt.shown()).extracting(WireExcerpt.Line::position).containsExactly(1, 20, 21);
        assertThat(excerpt.shown()).extracting(WireExcerpt.Line::role).containsExactly("user", "model", "user");
        assertThat(excerpt.tokens()).isEqualTo(15);
    }

    @Test
    void sixRequestsOfHugeMessagesStayShort() {
        String huge = "\uD83E\uDD51".repeat(16_000);
        List<WireExcerpt> transcript = WireExcerpts.lastOf(
                IntStream.range(0, 6).mapToObj(i -> exchange(i, 20, huge)).toList());

        assertThat(transcript).allSatisfy(excerpt -> {
            assertThat(excerpt.reply()).endsWith("... (32000 characters)");
            assertThat(excerpt.reply().codePoints())
                    .as("no half of a pair")
                    .noneMatch(point -> point >= 0xD800 && point <= 0xDFFF);
        });
        assertThat(transcript.toString()).hasSizeLessThan(8_000);
    }

    @Test
    void anUnansweredRequestHasNoStatusReplyOrTokens() {
        GeminiRequest request = exchange(0, 1, "hello").request();

        assertThat(WireExcerpts.lastOf(
                        List.of(new Exchange(request, false, 0, Optional.empty(), Optional.empty(), Optional.empty()))))
                .containsExactly(
                        new WireExcerpt(1, "be kind", 1, List.of(new WireExcerpt.Line(1, "user", "hello")), 0, "", 0));
    }

    private static Exchange exchange(int index, int contents, String text) {
        List<Content> said = IntStream.range(0, contents)
                .mapToObj(i -> new Content(i % 2 == 0 ? Role.USER : Role.MODEL, List.of(new Part.Text(text))))
                .toList();
        GeminiRequest request = new GeminiRequest(
                index, "gemini", "generateContent", Optional.of("be kind"), said, List.of(), GENERATION);
        return new Exchange(
                request, true, 200, Optional.of(text), Optional.of(new Usage(8, 4, 3, 0, 15)), Optional.empty());
    }
}
