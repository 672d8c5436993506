package lowtide.checks.milestones;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * The questions of one name. Equal names have equal questions, on every machine.
 *
 * @param milestones all of them
 */
record Quiz(PersonName name, List<MilestoneQuestion> milestones, CostQuestions cost) {

    static Quiz of(PersonName name) {
        Random draws = name.draws();
        return new Quiz(name, MilestoneQuestion.draw(draws), CostQuestions.draw(draws));
    }

    /** The questions, line by line. */
    List<String> questions() {
        List<String> lines = new ArrayList<>(List.of("The questions of " + name.text(), "", "milestones"));
        for (int i = 0; i < milestones.size(); i++) {
            MilestoneQuestion question = milestones.get(i);
            lines.add("");
            lines.add(i + 1 + ". " + question.milestone().question());
            for (int choice = 0; choice < question.choices().size(); choice++) {
                lines.add("   " + MilestoneQuestion.letter(choice) + "  "
                        + question.choices().get(choice));
            }
        }
        lines.addAll(List.of(
                "",
                cost.users() + " users send " + cost.prompts() + " prompts a day each, for " + cost.days() + " days.",
                "Caps: " + cost.caps().stream().map(String::valueOf).collect(Collectors.joining(", ")) + " messages.",
                "Cost model: as taught (" + cost.scenario().model().basis() + ").",
                "",
                "difference",
                differenceQuestion(),
                "",
                "day",
                dayQuestion(),
                "",
                "cap",
                capQuestion()));
        return List.copyOf(lines);
    }

    String differenceQuestion() {
        return "How many dollars do all users together save with a cap of " + cost.smallest()
                + " messages, compared with no cap?";
    }

    String dayQuestion() {
        return "What is the first day at whose end a cap of " + cost.middle()
                + " messages has saved half of the cumulative cost?";
    }

    String capQuestion() {
        return "Each user pays $" + cost.price()
                + " for a month of 30 days. With which largest cap, of any size, does a user cost less?";
    }

    /** The document that gets all points, line by line. */
    List<String> answers() {
        return List.of(
                "name: \"" + name.text().replace("\\", "\\\\").replace("\"", "\\\"") + "\"",
                "milestones: "
                        + milestones.stream()
                                .map(question -> MilestoneQuestion.letter(question.right()))
                                .collect(Collectors.joining(", ", "[", "]")),
                "difference: " + cost.difference().toPlainString(),
                "day: " + cost.day(),
                "cap: " + cost.largestCap());
    }
}
