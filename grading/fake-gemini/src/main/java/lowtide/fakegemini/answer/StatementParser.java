package lowtide.fakegemini.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds statements and questions in a text, sentence by sentence. One instance parses one text. */
final class StatementParser {

    /** Longer items and statements are shortened to this many characters. */
    private static final int MAX_LENGTH = 80;

    /** The rest of the text counts as one sentence; a text of line breaks alone would have millions. */
    private static final int MAX_SENTENCES = 10_000;

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

    private StatementParser() {}

    static Statements parse(String text) {
        StatementParser parser = new StatementParser();
        for (String sentence : SENTENCE_END.split(text, MAX_SENTENCES)) {
            parser.readSentence(sentence.strip());
        }
        return new Statements(
                parser.eaten, parser.done, parser.logged, parser.statements, parser.questions, parser.name);
    }

    private void readSentence(String sentence) {
        if (QUESTION.matcher(sentence).matches()) {
            questions.add(sentence);
        } else if (!sentence.isEmpty()) {
            statements.add(shorten(withoutEnd(sentence)));
            readName(sentence);
            readClauses(sentence);
        }
    }

    private void readName(String sentence) {
        Matcher introduction = NAME.matcher(sentence);
        if (introduction.find()) {
            name = Optional.of(introduction.group(1));
        }
    }

    private void readClauses(String sentence) {
        Matcher clause = FIRST_CLAUSE.matcher(sentence);
        if (!clause.find()) {
            return;
        }
        String verb = clause.group("verb");
        String rest = clause.group("rest");
        Matcher next = NEXT_CLAUSE.matcher(rest);
        int from = 0;
        while (next.find()) {
            addItem(verb, rest.substring(from, next.start()));
            verb = next.group("verb");
            from = next.end();
        }
        addItem(verb, rest.substring(from));
    }

    private void addItem(String verb, String object) {
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
        return text.length() <= MAX_LENGTH ? text : text.substring(0, MAX_LENGTH - 3) + "...";
    }
}
