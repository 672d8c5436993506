package lowtide.fakegemini.answer;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;

/**
 * Answers a request by a few simple rules, from the request alone. Therefore whatever an agent forgets, or mixes up
 * between users, shows in the answer.
 *
 * <ul>
 *   <li>A statement is acknowledged: "I ate a salad" gives "Logged: salad."
 *   <li>A question is answered from all statements in the request: what the user ate, what the user did, a name, or
 *       otherwise everything the user said. "last" and "first" select one statement.
 *   <li>Results of tools are repeated.
 * </ul>
 */
public final class DefaultAnswer {

    private static final Pattern ABOUT_FOOD =
            words("I (?:eat|ate|eaten|have|had|drink|drank|drunk)|foods?|meals?|snacks?|breakfast|lunch|dinner");
    private static final Pattern ABOUT_ACTIVITIES =
            words("I (?:do|done|go)|work-?outs?|exercises?|activit(?:y|ies)|sports?");
    private static final Pattern ABOUT_NAME = words("name|who am I");
    private static final Pattern LAST = words("last|latest|newest|most recent");
    private static final Pattern FIRST = words("first|oldest");

    private DefaultAnswer() {}

    public static String to(GeminiRequest request) {
        List<Content> turns = request.turns();
        Content last = turns.isEmpty() ? request.last() : turns.get(turns.size() - 1);
        if (!last.functionResponses().isEmpty()) {
            return "Done. "
                    + last.functionResponses().stream()
                            .map(DefaultAnswer::result)
                            .collect(Collectors.joining(" "));
        }
        Statements said = StatementParser.parse(last.text());
        if (said.questions().isEmpty()) {
            return acknowledge(said);
        }
        String userTexts = request.contents().stream()
                .filter(Content::isUser)
                .map(Content::text)
                .collect(Collectors.joining("\n"));
        // Only what the user said counts as a statement, but an agent may keep notes about the user in its system
        // instruction, so what the user ate or did and the user's name are looked up there too.
        Statements facts = StatementParser.parse(request.systemInstruction().orElse("") + "\n" + userTexts);
        String question = said.questions().get(said.questions().size() - 1);
        return answer(question, facts, StatementParser.parse(userTexts).statements());
    }

    private static String acknowledge(Statements said) {
        if (!said.logged().isEmpty()) {
            return "Logged: " + String.join(", ", said.logged()) + ".";
        }
        return said.statements().isEmpty() ? "I am listening." : "Noted: " + String.join("; ", said.statements()) + ".";
    }

    private static String answer(String question, Statements facts, List<String> statements) {
        if (ABOUT_FOOD.matcher(question).find()) {
            return list("ate", facts.eaten(), question);
        }
        if (ABOUT_ACTIVITIES.matcher(question).find()) {
            return list("did", facts.done(), question);
        }
        if (ABOUT_NAME.matcher(question).find()) {
            return facts.name().map(name -> "Your name is " + name + ".").orElse("I cannot see your name.");
        }
        return statements.isEmpty()
                ? "I cannot see that you told me anything."
                : "You told me: " + String.join("; ", pick(statements, question)) + ".";
    }

    private static String list(String verb, List<String> items, String question) {
        return items.isEmpty()
                ? "I cannot see that you " + verb + " anything."
                : "You " + verb + ": " + String.join(", ", pick(items, question)) + ".";
    }

    private static List<String> pick(List<String> items, String question) {
        if (LAST.matcher(question).find()) {
            return items.subList(items.size() - 1, items.size());
        }
        return FIRST.matcher(question).find() ? items.subList(0, 1) : items;
    }

    private static String result(Part.FunctionResponse response) {
        return response.name() + ": "
                + response.response().entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .map(entry -> Json.text(entry.getValue()))
                        .collect(Collectors.joining(", "))
                + ".";
    }

    private static Pattern words(String alternatives) {
        return Pattern.compile("\\b(?:" + alternatives + ")\\b", Pattern.CASE_INSENSITIVE);
    }
}
