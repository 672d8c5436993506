package lowtide.checks.retrievalmemory;

import java.util.List;
import java.util.function.Supplier;

/**
 * Something that a user or the model says once.
 *
 * @param food what it is about; no other fact of the conversation is about it
 * @param byTheUser whether the user says it, and not the model
 */
record Fact(Text told, String food, boolean byTheUser) {

    static Fact byTheUser(Supplier<String> words, String food) {
        String word = words.get();
        String text = "About " + food + ": my doctor says that " + food + " is bad for me, because of " + word + ".";
        return new Fact(new Text(text, List.of(word)), food, true);
    }

    static Fact byTheModel(Supplier<String> words, String food) {
        String word = words.get();
        String text = "Try " + food + ", yes, " + food + " before your next run, and " + word + " after it.";
        return new Fact(new Text(text, List.of(word)), food, false);
    }

    /** A question that is about its food alone, and shares a word with what is said about topics. */
    Text questionBetweenTopics(Supplier<String> words) {
        String word = words.get();
        return new Text("Today " + food + ", " + food + ", " + food + " and " + word + "?", List.of(word));
    }

    /** A question that is nearer to it than to other facts and other questions, with a word of its own. */
    Text question(Supplier<String> words) {
        String word = words.get();
        String text = byTheUser
                ? "Is " + food + " bad? " + food + " with " + word + "?"
                : food + " before a run? " + food + " or " + word + "?";
        return new Text(text, List.of(word));
    }
}
