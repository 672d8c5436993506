package lowtide.fakegemini.answer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import lowtide.fakegemini.json.Json;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;
import lowtide.fakegemini.model.Part;
import lowtide.fakegemini.model.ToolDeclaration;

/**
 * Decides which tools a message asks for, by simple rules. A statement about food calls the first tool about food, one
 * about an activity the first tool about activities. Texts among the arguments are what was eaten or done, numbers the
 * first number of the message.
 */
public final class ToolChoice {

    private static final Pattern FOOD = about("food|meal|eat|drink|snack|nutrition");
    private static final Pattern ACTIVITY = about("workout|exercise|activit|sport|training");
    private static final Pattern NUMBER = Pattern.compile("\\d+(?:\\.\\d+)?");

    private ToolChoice() {}

    /** The calls, in the order of the message; none if it asks for no tool. */
    public static List<Part.FunctionCall> of(GeminiRequest request) {
        Content last = request.last();
        Statements said = StatementParser.parse(last.text());
        if (!last.functionResponses().isEmpty() || !said.questions().isEmpty()) {
            return List.of();
        }
        Matcher number = NUMBER.matcher(last.text());
        double first = number.find() ? Double.parseDouble(number.group()) : 0;
        List<Part.FunctionCall> calls = new ArrayList<>();
        said.eaten().forEach(item -> tool(request, FOOD).ifPresent(tool -> calls.add(call(tool, item, first))));
        said.done().forEach(item -> tool(request, ACTIVITY).ifPresent(tool -> calls.add(call(tool, item, first))));
        return calls;
    }

    private static Optional<ToolDeclaration> tool(GeminiRequest request, Pattern subject) {
        return request.tools().stream()
                .filter(tool ->
                        subject.matcher(tool.name() + " " + tool.description()).find())
                .findFirst();
    }

    private static Part.FunctionCall call(ToolDeclaration tool, String item, double number) {
        Map<String, Object> args = tool.parametersJson().isEmpty()
                ? Map.of()
                : Json.toMap(Json.read(JsonAnswer.of(item, tool.parametersJson(), number)));
        return new Part.FunctionCall(tool.name(), args);
    }

    private static Pattern about(String words) {
        return Pattern.compile(words, Pattern.CASE_INSENSITIVE);
    }
}
