package lowtide.checks.tools;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;

/** Calls just inside and just outside what a tool takes. */
final class EdgeCalls {

    private static final String AVOCADO = "\uD83E\uDD51";
    private static final String BLANKS = " \t\n\u2003";

    private final CheckContext<ToolsAgent> context;
    private final ToolTurns turns;

    EdgeCalls(CheckContext<ToolsAgent> context, ToolTurns turns) {
        this.context = context;
        this.turns = turns;
    }

    /** Valid calls: both ends of each range, and names of all lengths and characters. */
    List<PlannedCall> valid() {
        List<PlannedCall> calls = new ArrayList<>();
        for (Tool tool : Tool.values()) {
            for (Number amount : List.<Number>of(0, 0.5, tool.most() - 0.25, tool.most())) {
                calls.add(turns.call(tool, context.word(), amount));
            }
        }
        List<String> names = List.of(
                "x",
                padded(context.word(), Tool.LONGEST_NAME),
                AVOCADO.repeat(Tool.LONGEST_NAME / 2),
                "\u00a0", // which String.isBlank does not call blank
                " \"" + context.word() + "\" \\ {}\n\u00e9 ");
        names.forEach(name -> calls.add(turns.call(any(), name, drawn())));
        Collections.shuffle(calls, context.random());
        return calls;
    }

    /** Calls that must not be executed. */
    List<PlannedCall> invalid() {
        List<PlannedCall> calls = new ArrayList<>();
        wrongNames().forEach(name -> calls.add(call(any(), name, drawn())));
        for (Tool tool : Tool.values()) {
            wrongAmounts(tool).forEach(amount -> calls.add(call(tool, context.word(), amount)));
        }
        calls.add(turns.invalid("make_coffee", Map.of("name", context.word(), "calories", drawn())));
        calls.add(turns.invalid("log_foods", Map.of("name", context.word(), "calories", drawn())));
        calls.add(turns.invalid(Tool.LOG_WORKOUT.id(), Map.of("name", context.word(), "calories", drawn())));
        calls.add(turns.invalid(Tool.LOG_FOOD.id(), Map.of("name", context.word())));
        calls.add(turns.invalid(Tool.LOG_FOOD.id(), Map.of("calories", drawn())));
        calls.add(turns.invalid(any().id(), Map.of()));
        Collections.shuffle(calls, context.random());
        return calls;
    }

    private List<Object> wrongNames() {
        return Arrays.asList(
                "",
                BLANKS.substring(0, 1),
                BLANKS,
                padded(context.word(), Tool.LONGEST_NAME + 1),
                " " + padded(context.word(), Tool.LONGEST_NAME),
                padded(context.word(), 300),
                AVOCADO.repeat(Tool.LONGEST_NAME / 2 + 1),
                5,
                true,
                null,
                List.of(context.word()),
                Map.of("text", context.word()));
    }

    /** Some wrong types for one of the tools, the others for the other; all that is outside the range for both. */
    private List<Object> wrongAmounts(Tool tool) {
        List<Object> types = tool == Tool.LOG_FOOD
                ? Arrays.asList("plenty", null, true, List.of(95))
                : Arrays.asList("", false, Map.of("value", 95), "Infinity");
        List<Object> outside = List.of("NaN", "-5", "20000", -1, -0.001, -1e9, tool.most() + 1, tool.most() + 0.5, 1e9);
        return Stream.concat(types.stream(), outside.stream()).toList();
    }

    private PlannedCall call(Tool tool, Object name, Object amount) {
        Map<String, Object> arguments = new HashMap<>();
        arguments.put("name", name);
        arguments.put(tool.amount(), amount);
        return turns.invalid(tool.id(), arguments);
    }

    private Tool any() {
        return Tool.values()[context.random().nextInt(Tool.values().length)];
    }

    /** A number that both tools take. */
    private int drawn() {
        return 1 + context.random().nextInt(Tool.LOG_WORKOUT.most() - 1);
    }

    private static String padded(String word, int length) {
        return word + "y".repeat(length - word.length());
    }
}
