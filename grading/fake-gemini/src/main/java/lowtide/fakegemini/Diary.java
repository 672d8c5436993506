package lowtide.fakegemini;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a text says, sentence by sentence, in order, repeats included. Not changed once it is read. */
final class Diary {

    /** Longer items and statements are cut to this many characters. */
    private static final int LONGEST = 80;

    /** Sentences beyond these are taken for one: a text of nothing but line breaks has millions. */
    private static final int MOST_SENTENCES = 10_000;

    private static final String EATING = "ate|had|drank";
    private static final String DOING = "went for|went to|went|did";
    private static final String VERB = "(?:(?:just|also|then|already)\\s+){0,3}(?<verb>" + EATING + "|" + DOING + ")";

    private static final Pattern SENTENCE_END = Pattern.compile("(?<=[.!?])\\s|\\R");
    private static final Pattern QUESTION = Pattern.compile(
            ".*\\?|(?:what|which|who|when|where|how|did i|have i|do you|can you|could you|tell me|list|remind me"
                    + "|summari[sz]e)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern FIRST_CLAUSE =
            Pattern.compile("\\b(?:I|user)(?:'ve|\\s+have)?\\s+" + VERB + "\\s+(?<rest>.+)", Pattern.CASE_INSENSITIVE);
    private static final Pattern NEXT_CLAUSE = Pattern.compile(
            "(?:[,;]|\\band\\b)\\s?(?:and\\s)?(?:then\\s)?(?:(?:I|user)\\s)?" + VERB + "\\s+",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ARTICLE =
            Pattern.compile("^(?:a|an|the|some|my|another)\\s+", Pattern.CASE_INSENSITIVE);
    private static final Pattern NAME =
            Pattern.compile("\\b(?:[Mm]y name is|[Cc]all me|I am|I'm) (\\p{Lu}[\\p{L}'-]*)");

    private final List<String> eaten = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private final List<String> logged = new ArrayList<>();
    private final List<String> statements = new ArrayList<>();
    private final List<String> questions = new ArrayList<>();
    private Optional<String> name = Optional.empty();

    Diary(String text) {
        for (String part : SENTENCE_END.split(text, MOST_SENTENCES)) {
            String sentence = part.strip();
            if (QUESTION.matcher(sentence).matches()) {
                questions.add(sentence);
            } else if (!sentence.isEmpty()) {
                statements.add(shorten(withoutEnd(sentence)));
                enter(sentence);
            }
        }
    }

    /** What follows "I ate", "I had" or "I drank", without its article. */
    List<String> eaten() {
        return eaten;
    }

    /** What follows "I went", "I went for" or "I did", without its article. */
    List<String> done() {
        return done;
    }

    /** Both of them. */
    List<String> logged() {
        return logged;
    }

    /** The name given last, as in "My name is Ann". */
    Optional<String> name() {
        return name;
    }

    /** Every sentence that is not a question. */
    List<String> statements() {
        return statements;
    }

    /** Every sentence that ends in a question mark, or asks without one. */
    List<String> questions() {
        return questions;
    }

    private void enter(String sentence) {
        Matcher introduction = NAME.matcher(sentence);
        if (introduction.find()) {
            name = Optional.of(introduction.group(1));
        }
        Matcher clause = FIRST_CLAUSE.matcher(sentence);
        if (!clause.find()) {
            return;
        }
        String verb = clause.group("verb");
        String rest = clause.group("rest");
        Matcher next = NEXT_CLAUSE.matcher(rest);
        int from = 0;
        while (next.find()) {
            enter(verb, rest.substring(from, next.start()));
            verb = next.group("verb");
            from = next.end();
        }
        enter(verb, rest.substring(from));
    }

    private void enter(String verb, String object) {
        String item = shorten(ARTICLE.matcher(withoutEnd(object.strip())).replaceFirst(""));
        if (item.isEmpty() || item.startsWith("not ")) {
            return;
        }
        (verb.toLowerCase(Locale.ROOT).matches(EATING) ? eaten : done).add(item);
        logged.add(item);
    }

    private static String withoutEnd(String text) {
        int end = text.length();
        while (end > 0 && ".!,;: ".indexOf(text.charAt(end - 1)) >= 0) {
            end--;
        }
        return text.substring(0, end);
    }

    private static String shorten(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 3) + "...";
    }
}
