package lowtide.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import lowtide.authoring.readme.CourseReadme;
import lowtide.authoring.readme.MarkedText;
import lowtide.authoring.readme.PrivacyPage;
import lowtide.authoring.readme.StageReadme;
import lowtide.course.Course;
import lowtide.course.Stage;

/** Writes what comes from other files: the blocks of all READMEs and of the page about health data, and the copies of the starters. */
final class ReadmeUpdate {

    private ReadmeUpdate() {}

    /** The files that changed. */
    static List<Path> run(KitFolder kit, Course course) {
        List<Path> changed = new ArrayList<>();
        for (Stage stage : course.stages()) {
            write(kit.readme(stage), StageReadme.blocks(stage, Signatures.of(stage)), changed);
            write(kit.teaching(stage), TeachingNotes.blocks(kit, course, stage), changed);
            copy(kit.agent(stage), kit.starterCopy(stage), changed);
        }
        write(kit.courseReadme(""), CourseReadme.blocks(course, ""), changed);
        write(kit.coursePlan(), CoursePlan.blocks(course), changed);
        write(kit.privacyPage(""), PrivacyPage.blocks(course, ""), changed);
        for (Locale language : KitFolder.LANGUAGES) {
            Course translated = Course.shipped(language);
            for (Stage stage : KitFolder.translated(translated)) {
                write(kit.readme(stage), StageReadme.blocks(stage, Signatures.of(stage)), changed);
            }
            String code = language.getLanguage();
            write(kit.courseReadme(code), CourseReadme.blocks(translated, code), changed);
            write(kit.privacyPage(code), PrivacyPage.blocks(translated, code), changed);
        }
        return changed;
    }

    private static void copy(Path from, Path to, List<Path> changed) {
        if (!KitFolder.text(to).equals(KitFolder.text(from))) {
            KitFolder.write(to, KitFolder.text(from));
            changed.add(to);
        }
    }

    private static void write(Path readme, Map<String, String> blocks, List<Path> changed) {
        MarkedText before = new MarkedText(KitFolder.text(readme));
        MarkedText after = before;
        for (Map.Entry<String, String> block : blocks.entrySet()) {
            after = after.with(block.getKey(), block.getValue());
        }
        if (!after.equals(before)) {
            KitFolder.write(readme, after.text());
            changed.add(readme);
        }
    }
}
