package lowtide.authoring;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import lowtide.authoring.readme.CourseReadme;
import lowtide.authoring.readme.MarkedText;
import lowtide.authoring.readme.PrivacyPage;
import lowtide.course.Course;
import lowtide.course.Stage;

/** Finds every problem of a course in a checkout. */
final class CourseLint {

    private static final Pattern MODULE = Pattern.compile("<module>(\\d\\d-[^<]+)</module>");

    private CourseLint() {}

    /** All problems, a sentence each; empty if there are none. */
    static List<String> problems(KitFolder kit, Course course) {
        List<String> problems = new ArrayList<>();
        for (Stage stage : course.stages()) {
            problems.addAll(StageLint.problems(kit, stage, Signatures.of(stage)));
            problems.addAll(TeachingLint.problems(kit, course, stage));
        }
        List<String> folders = course.stages().stream().map(Stage::folder).toList();
        for (String parent : List.of("exercises", "solutions")) {
            Path pom = kit.root().resolve(parent).resolve("pom.xml");
            List<String> modules = MODULE.matcher(KitFolder.text(pom))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
            if (!modules.equals(folders)) {
                problems.add(parent + "/pom.xml has the modules " + modules + "; the course has " + folders + ".");
            }
        }
        problems.addAll(outdated(kit, kit.courseReadme(""), CourseReadme.blocks(course, "")));
        problems.addAll(outdated(kit, kit.coursePlan(), CoursePlan.blocks(course)));
        problems.addAll(outdated(kit, kit.privacyPage(""), PrivacyPage.blocks(course, "")));
        for (Locale language : KitFolder.LANGUAGES) {
            problems.addAll(translated(kit, Course.shipped(language), language.getLanguage()));
        }
        problems.addAll(MarkdownLinks.problems(kit));
        return problems;
    }

    private static List<String> translated(KitFolder kit, Course course, String language) {
        List<String> problems = new ArrayList<>();
        for (Stage stage : KitFolder.translated(course)) {
            problems.addAll(StageLint.readmeProblems(kit, stage, Signatures.of(stage)));
        }
        problems.addAll(outdated(kit, kit.courseReadme(language), CourseReadme.blocks(course, language)));
        problems.addAll(outdated(kit, kit.privacyPage(language), PrivacyPage.blocks(course, language)));
        return problems;
    }

    /** A problem for each block of a file that is missing or has other content. */
    static List<String> outdated(KitFolder kit, Path file, Map<String, String> blocks) {
        MarkedText text = new MarkedText(KitFolder.text(file));
        return blocks.entrySet().stream()
                .filter(block -> text.block(block.getKey())
                        .filter(block.getValue().strip()::equals)
                        .isEmpty())
                .map(block -> kit.root().relativize(file) + ": the block '" + block.getKey()
                        + "' is not up to date; run the command with -Dcourse=update.")
                .toList();
    }
}
