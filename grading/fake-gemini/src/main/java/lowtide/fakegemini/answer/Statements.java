package lowtide.fakegemini.answer;

import java.util.List;
import java.util.Optional;

/**
 * What a text says, in its order, repeats included. Immutable.
 *
 * @param eaten what follows "I ate", "I had" or "I drank", without its article
 * @param done what follows "I went", "I went for" or "I did", without its article
 * @param logged {@code eaten} and {@code done} together
 * @param statements every sentence that is not a question
 * @param questions every sentence that ends with a question mark or begins like a question
 * @param name the name given last, as in "My name is Ann"
 */
record Statements(
        List<String> eaten,
        List<String> done,
        List<String> logged,
        List<String> statements,
        List<String> questions,
        Optional<String> name) {

    Statements {
        eaten = List.copyOf(eaten);
        done = List.copyOf(done);
        logged = List.copyOf(logged);
        statements = List.copyOf(statements);
        questions = List.copyOf(questions);
    }
}
