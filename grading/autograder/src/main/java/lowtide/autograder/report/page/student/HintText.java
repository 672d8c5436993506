package lowtide.autograder.report.page.student;

import java.util.ArrayList;
import java.util.List;

/** A part of a hint; text between back ticks is code. */
record HintText(boolean code, String text) {

    /** The parts of a hint; none if it is empty. */
    static List<HintText> of(String hint) {
        List<HintText> parts = new ArrayList<>();
        for (String piece : hint.split("`")) {
            parts.add(new HintText(parts.size() % 2 == 1, piece));
        }
        return hint.isEmpty() ? List.of() : parts;
    }
}
