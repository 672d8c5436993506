package lowtide.checks.retrievalmemory;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import lowtide.checks.dsl.values.WordGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isNearerToAQuestionAboutItThanAllOthersAndTheirQuestions(long seed) {
        WordGenerator words = new WordGenerator(new Random(seed));
        List<Fact> facts = new ArrayList<>();
        List<Message> said = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            Fact fact =
                    i % 2 == 0 ? Fact.byTheUser(words::next, words.next()) : Fact.byTheModel(words::next, words.next());
            facts.add(fact);
            said.add(new Message(said.size() + 1, fact.told()));
        }
        for (int i = 0; i < facts.size(); i++) {
            Text question = facts.get(i).question(words::next);
            Nearest nearest = Nearest.of(said, Direction.of(question.text()));

            assertThat(nearest.messages()).contains(said.get(i));
            said.add(new Message(said.size() + 1, question));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void isFoundByAQuestionBetweenTopicsAboutItsFoodAlone(long seed) {
        WordGenerator words = new WordGenerator(new Random(seed));
        Fact own = Fact.byTheUser(words::next, words.next());
        Fact other = Fact.byTheUser(words::next, words.next());
        List<Message> said = new ArrayList<>(List.of(new Message(1, own.told())));
        for (int i = 2; i <= 8; i++) {
            String word = words.next();
            said.add(new Message(i, new Text("Noted: " + words.next() + " and " + word + ".", List.of(word))));
        }

        assertThat(nearest(said, own.questionBetweenTopics(words::next))).contains(said.get(0));
        assertThat(nearest(said, other.questionBetweenTopics(words::next))).doesNotContain(said.get(0));
    }

    private static List<Message> nearest(List<Message> said, Text question) {
        return Nearest.of(said, Direction.of(question.text())).messages();
    }
}
