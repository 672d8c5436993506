package lowtide.fakegemini.answer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("The statement parser")
class StatementParserTest {

    @Test
    @DisplayName("separates what was eaten from what was done, in order and with repeats")
    void separatesFoodFromActivities() {
        Statements said = StatementParser.parse("I ate a salad and went for a run. I had soup!\nI ate a salad");

        assertThat(said.eaten()).containsExactly("salad", "soup", "salad");
        assertThat(said.done()).containsExactly("run");
        assertThat(said.logged()).containsExactly("salad", "run", "soup", "salad");
        assertThat(said.statements())
                .containsExactly("I ate a salad and went for a run", "I had soup", "I ate a salad");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Really?", "what did I eat", "Tell me more", "summarise it", "Did I eat"})
    @DisplayName("knows questions by their question mark or their beginning")
    void findsQuestions(String question) {
        Statements said = StatementParser.parse("I ate soup. " + question);

        assertThat(said.questions()).containsExactly(question);
        assertThat(said.statements()).containsExactly("I ate soup");
    }

    @Test
    @DisplayName("takes the last name")
    void takesTheLastName() {
        assertThat(StatementParser.parse("My name is Ann. Call me Bea.").name()).contains("Bea");
        assertThat(StatementParser.parse("I am hungry").name()).isEmpty();
    }

    @Test
    @DisplayName("does not log what was not done")
    void readsNegation() {
        assertThat(StatementParser.parse("I did not sleep").logged()).isEmpty();
    }

    @Test
    @DisplayName("shortens statements and items to 80 characters")
    void shortens() {
        Statements said = StatementParser.parse("I ate " + "x".repeat(100));

        assertThat(said.eaten()).singleElement().isEqualTo("x".repeat(77) + "...");
        assertThat(said.statements()).singleElement().asString().hasSize(80).endsWith("...");
    }

    @Test
    @DisplayName("takes the rest of a text with more than 10,000 sentences as one sentence")
    void limitsSentences() {
        assertThat(StatementParser.parse("a\n".repeat(20_000)).statements()).hasSize(10_000);
    }
}
