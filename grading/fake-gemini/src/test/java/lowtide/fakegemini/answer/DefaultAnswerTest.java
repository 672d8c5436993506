package lowtide.fakegemini.answer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Generation;
import lowtide.fakegemini.model.ModelCatalogue;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.Role;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The default answer")
class DefaultAnswerTest {

    @ParameterizedTest(name = "{0} -> {1}")
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
        assertThat(DefaultAnswer.to(request(said))).isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} -> {1}")
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
    void answersQuestionsFromTheStatementsItCanSee(String question, String answer) {
        assertThat(DefaultAnswer.to(request("I ate a salad", "I went for a run", "I'm Ann and I had soup.", question)))
                .isEqualTo(answer);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', textBlock = """
                    What did I eat?       | I cannot see that you ate anything.
                    What did I do last?   | I cannot see that you did anything.
                    What is my name?      | I cannot see your name.
                    What do you remember? | I cannot see that you told me anything.
                    """)
    void saysSoWhenItCannotSeeAnything(String question, String answer) {
        assertThat(DefaultAnswer.to(request(question))).isEqualTo(answer);
    }

    @Test
    @DisplayName("does not take the model's own words or the orders of a system instruction for the user's")
    void trustsOnlyTheUser() {
        GeminiRequest request = new GeminiRequest(
                0,
                ModelCatalogue.DEFAULT,
                "generateContent",
                Optional.of("You are a coach. Remember everything."),
                List.of(
                        new Content(Role.USER, List.of(new Part.Text("Hello"))),
                        new Content(Role.MODEL, List.of(new Part.Text("I ate a cake."))),
                        new Content(Role.USER, List.of(new Part.Text("What did I eat?")))),
                List.of(),
                Generation.UNSPECIFIED);

        assertThat(DefaultAnswer.to(request)).isEqualTo("I cannot see that you ate anything.");
    }

    @Test
    @DisplayName("knows what notes in the system instruction tell about the user")
    void readsNotes() {
        GeminiRequest request = new GeminiRequest(
                0,
                ModelCatalogue.DEFAULT,
                "generateContent",
                Optional.of("Summary so far: the user ate porridge and went for a walk."),
                List.of(new Content(Role.USER, List.of(new Part.Text("What did I do?")))),
                List.of(),
                Generation.UNSPECIFIED);

        assertThat(DefaultAnswer.to(request)).isEqualTo("You did: walk.");
    }

    @Test
    void repeatsToolResults() {
        GeminiRequest request = new GeminiRequest(
                0,
                ModelCatalogue.DEFAULT,
                "generateContent",
                Optional.empty(),
                List.of(new Content(
                        Role.USER,
                        List.of(new Part.FunctionResponse(
                                Optional.empty(), "log_food", Map.of("response", "Logged apple: 95 cal"))))),
                List.of(),
                Generation.UNSPECIFIED);

        assertThat(DefaultAnswer.to(request)).isEqualTo("Done. log_food: Logged apple: 95 cal.");
    }

    @Test
    @DisplayName("takes a message of a million characters without a stumble")
    void readsLongMessages() {
        assertThat(DefaultAnswer.to(request("I just just ".repeat(100_000)))).startsWith("Noted: I just just");
    }

    private static GeminiRequest request(String... texts) {
        List<Content> contents = new ArrayList<>();
        for (String text : texts) {
            contents.add(new Content(Role.USER, List.of(new Part.Text(text))));
        }
        return new GeminiRequest(
                0,
                ModelCatalogue.DEFAULT,
                "generateContent",
                Optional.empty(),
                contents,
                List.of(),
                Generation.UNSPECIFIED);
    }
}
