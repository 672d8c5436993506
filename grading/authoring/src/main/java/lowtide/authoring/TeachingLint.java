package lowtide.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import lowtide.course.Course;
import lowtide.course.Stage;

/** Finds stages without teaching notes, and notes that are not finished. */
final class TeachingLint {

    private TeachingLint() {}

    /** All problems of a stage's notes, a sentence each; empty if there are none. */
    static List<String> problems(KitFolder kit, Course course, Stage stage) {
        Path file = kit.teaching(stage);
        String name = kit.root().relativize(file).toString().replace('\\', '/');
        String text = KitFolder.text(file);
        if (text.isEmpty()) {
            return List.of(name + " is missing; write what an instructor of this stage has to know.");
        }
        List<String> problems = new ArrayList<>();
        int from = 0;
        for (String heading : TeachingNotes.required(stage)) {
            int found = text.indexOf(heading + "\n", from);
            if (found < 0) {
                problems.add(name + " needs the heading '" + heading + "', in the order of the other stages.");
            } else {
                from = found;
            }
        }
        if (text.contains("TODO")) {
            problems.add(name + " still has a TODO.");
        }
        problems.addAll(CourseLint.outdated(kit, file, TeachingNotes.blocks(kit, course, stage)));
        return problems;
    }
}
