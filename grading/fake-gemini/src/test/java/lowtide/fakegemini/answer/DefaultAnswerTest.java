package lowtide.fakegemini.answer;

import static lowtide.fakegemini.model.Requests.model;
import static lowtide.fakegemini.model.Requests.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Requests;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The default answer")
class DefaultAnswerTest {

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("acknowledges statements")
    @CsvSource(delimiter = '|', textBlock = """
                    I ate a salad                              | Logged: salad.
                    I ate an apple.                            | Logged: apple.
                    i had some soup!                           | Logged: soup.
                    I drank coffee                             | Logged: coffee.
                    I've just had my lunch                     | Logged: lunch.
                    I went for a run                           | Logged: run.
                    I did yoga and then ate toast              | Logged: yoga, toast.
                    I ate bread and butter, and I went for a swim | Logged: bread and butter, swim.
                    I ate soup. I did 20 push-ups.             | Logged: soup, 20 push-ups.
                    My name is Ann                             | Noted: My name is Ann.
                    I did not sleep                            | Noted: I did not sleep.
                    ''                                         | I am listening.
                    """)
    void acknowledgesStatements(String said, String answer) {
        assertThat(DefaultAnswer.to(Requests.said(said))).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("answers questions from the statements in the request")
    @CsvSource(delimiter = '|', textBlock = """
                    What did I eat?             | You ate: salad, soup.
                    what did I eat last?        | You ate: soup.
                    What was my first meal?     | You ate: salad.
                    tell me what I ate          | You ate: salad, soup.
                    What did I do?              | You did: run.
                    Which workouts have I done? | You did: run.
                    What is my name?            | Your name is Ann.
                    What do you remember?       | You told me: I ate a salad; I went for a run; I'm Ann and I had soup.
                    Hello. What did I eat?      | You ate: salad, soup.
                    """)
    void answersQuestions(String question, String answer) {
        assertThat(DefaultAnswer.to(
                        Requests.said("I ate a salad", "I went for a run", "I'm Ann and I had soup.", question)))
                .isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @DisplayName("says so if it cannot see anything")
    @CsvSource(delimiter = '|', textBlock = """
                    What did I eat?       | I cannot see that you ate anything.
                    What did I do last?   | I cannot see that you did anything.
                    What is my name?      | I cannot see your name.
                    What do you remember? | I cannot see that you told me anything.
                    """)
    void saysThatItSeesNothing(String question, String answer) {
        assertThat(DefaultAnswer.to(Requests.said(question))).isEqualTo(answer);
    }

    @Test
    @DisplayName("does not count what the model said, or orders in a system instruction, as statements of the user")
    void trustsOnlyTheUser() {
        GeminiRequest request = Requests.withSystemInstruction(
                "You are a coach. Remember everything.",
                user("Hello"),
                model("I ate a cake."),
                user("What did I eat?"));

        assertThat(DefaultAnswer.to(request)).isEqualTo("I cannot see that you ate anything.");
    }

    @Test
    @DisplayName("uses notes about the user in the system instruction")
    void readsNotes() {
        GeminiRequest request = Requests.withSystemInstruction(
                "Summary so far: the user ate porridge and went for a walk.", user("What did I do?"));

        assertThat(DefaultAnswer.to(request)).isEqualTo("You did: walk.");
    }

    @Test
    @DisplayName("repeats the results of tools")
    void repeatsToolResults() {
        GeminiRequest request = Requests.of(user(
                new Part.FunctionResponse(Optional.empty(), "log_food", Map.of("response", "Logged apple: 95 cal"))));

        assertThat(DefaultAnswer.to(request)).isEqualTo("Done. log_food: Logged apple: 95 cal.");
        Content result = request.last();
        assertThat(DefaultAnswer.to(Requests.of(user("Hello"), result, result)))
                .isEqualTo("Done. log_food: Logged apple: 95 cal. log_food: Logged apple: 95 cal.");
    }

    @Test
    @DisplayName("copes with a message of a million characters")
    void readsLongMessages() {
        assertThat(DefaultAnswer.to(Requests.said("I just just ".repeat(100_000))))
                .startsWith("Noted: I just just");
    }
}
