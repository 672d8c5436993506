package lowtide.checks.milestones;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Random;

/**
 * A milestone with choices, of which one is right.
 *
 * @param choices in the order of their letters, from a on
 * @param right the index of the right one
 */
record MilestoneQuestion(Milestone milestone, List<String> choices, int right) {

    private static final int WRONG_CHOICES = 3;

    /** All milestones, in an order of their own. */
    static List<MilestoneQuestion> draw(Random draws) {
        List<MilestoneQuestion> questions = new ArrayList<>();
        for (Milestone milestone : Milestone.values()) {
            questions.add(draw(milestone, draws));
        }
        Collections.shuffle(questions, draws);
        return List.copyOf(questions);
    }

    private static MilestoneQuestion draw(Milestone milestone, Random draws) {
        List<String> wrong = new ArrayList<>(milestone.wrong());
        Collections.shuffle(wrong, draws);
        List<String> choices = new ArrayList<>(wrong.subList(0, WRONG_CHOICES));
        int right = draws.nextInt(choices.size() + 1);
        choices.add(right, milestone.right().get(draws.nextInt(milestone.right().size())));
        return new MilestoneQuestion(milestone, List.copyOf(choices), right);
    }

    static String letter(int index) {
        return String.valueOf((char) ('a' + index));
    }

    /** The choice that somebody has written as a letter; empty if there is none with it. */
    Optional<Integer> index(String written) {
        String wanted = written.strip().toLowerCase(Locale.ROOT);
        for (int i = 0; i < choices.size(); i++) {
            if (letter(i).equals(wanted)) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }
}
