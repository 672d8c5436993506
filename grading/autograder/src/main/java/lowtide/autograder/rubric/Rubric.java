package lowtide.autograder.rubric;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.Sha256;
import lowtide.autograder.report.ReportText;
import lowtide.checks.document.DocumentException;
import lowtide.checks.document.DocumentLines;
import lowtide.checks.document.StrictYaml;
import lowtide.course.Check;
import lowtide.course.Course;
import lowtide.course.Lab;
import lowtide.course.Stage;

/**
 * The points of an instructor. A stage that a rubric lists has the checks that are listed, with their points; a stage that it
 * does not list is that of the catalogue.
 */
public final class Rubric {

    private static final int SHOWN_DIGITS = 8;
    private static final int LONGEST_TITLE = 60;
    private static final int MAX_POINTS = 10_000;

    private final Path file;
    private final Course course;
    private final DocumentLines lines;

    private Rubric(Path file, Course course, DocumentLines lines) {
        this.file = file;
        this.course = course;
        this.lines = lines;
    }

    /**
     * The course with the points of a file.
     *
     * @throws RunRefused if something in the file is wrong; the message names the line
     * @throws IOException if it cannot be read
     */
    public static Course applied(Path file, Course course) throws IOException, RunRefused {
        try {
            String text = Files.readString(file);
            RubricDocument document = StrictYaml.read(text, RubricDocument.class);
            return new Rubric(file, course, DocumentLines.of(text)).applied(document);
        } catch (DocumentException wrong) {
            throw new RunRefused(file + ":" + wrong.line() + ": " + wrong.getMessage() + ".");
        } catch (CharacterCodingException otherEncoding) {
            throw new RunRefused(file + ":1: the file is not UTF-8.");
        }
    }

    /** The title of a course's rubric, with what tells it from another of the same title; empty if it has none. */
    public static String name(Course course) {
        if (course.rubric().isEmpty()) {
            return "";
        }
        Sha256 points = new Sha256();
        course.checks().forEach(check -> points.add(check.id() + " " + check.points()));
        return course.rubric() + " (" + points.hex().substring(0, SHOWN_DIGITS) + ")";
    }

    private Course applied(RubricDocument document) throws RunRefused {
        if (document.title().isBlank() || document.title().length() > LONGEST_TITLE) {
            throw wrong(lines.line("title"), "the title must have 1 to " + LONGEST_TITLE + " characters");
        }
        Map<Integer, Stage> revised = new HashMap<>();
        for (int i = 0; i < document.stages().size(); i++) {
            RubricDocument.StageEntry entry = document.stages().get(i);
            Stage stage = course.stage(String.valueOf(entry.stage())).orElse(null);
            if (stage == null) {
                throw wrong(lines.line("stages", i, "stage"), "there is no stage " + entry.stage());
            } else if (revised.putIfAbsent(entry.stage(), revised(stage, entry, i)) != null) {
                throw wrong(lines.line("stages", i, "stage"), "stage " + entry.stage() + " is listed twice");
            }
        }
        List<Lab> labs = course.labs().stream()
                .map(lab -> new Lab(
                        lab.number(),
                        lab.title(),
                        lab.stages().stream()
                                .map(stage -> revised.getOrDefault(stage.number(), stage))
                                .filter(stage -> !stage.checks().isEmpty())
                                .toList()))
                .filter(lab -> !lab.stages().isEmpty())
                .toList();
        if (labs.isEmpty()) {
            throw wrong(1, "no stage is left");
        }
        return new Course(document.title().strip(), labs);
    }

    private Stage revised(Stage stage, RubricDocument.StageEntry entry, int number) throws RunRefused {
        Map<String, Integer> points = new LinkedHashMap<>();
        int sum = 0;
        for (int i = 0; i < entry.checks().size(); i++) {
            RubricDocument.CheckEntry check = entry.checks().get(i);
            int line = lines.line("stages", number, "checks", i);
            if (stage.checks().stream().noneMatch(each -> each.id().equals(check.check()))) {
                throw wrong(line, "stage " + stage.number() + " has no check " + check.check());
            } else if (check.points() < 1 || check.points() > MAX_POINTS) {
                throw wrong(
                        line,
                        check.check() + " must have 1 to " + MAX_POINTS + " points; to leave it out, delete its entry");
            } else if (points.putIfAbsent(check.check(), check.points()) != null) {
                throw wrong(line, check.check() + " is listed twice");
            }
            sum += check.points();
        }
        if (sum != entry.points()) {
            throw wrong(
                    lines.line("stages", number, "points"),
                    "stage " + stage.number() + " has " + ReportText.count(entry.points(), "point")
                            + ", but those of its checks add up to " + sum);
        }
        demandRequired(stage, points, number);
        return with(stage, points);
    }

    private void demandRequired(Stage stage, Map<String, Integer> points, int number) throws RunRefused {
        for (Check check : stage.checks()) {
            Optional<String> leftOut = check.requires().stream()
                    .filter(required -> !points.containsKey(required))
                    .findFirst();
            if (points.containsKey(check.id()) && leftOut.isPresent()) {
                int entry = new ArrayList<>(points.keySet()).indexOf(check.id());
                throw wrong(
                        lines.line("stages", number, "checks", entry),
                        check.id() + " is not run unless " + leftOut.get() + " passes, which is left out");
            }
        }
    }

    private static Stage with(Stage stage, Map<String, Integer> points) {
        return stage.with(stage.checks().stream()
                .filter(check -> points.containsKey(check.id()))
                .map(check -> new Check(
                        check.id(),
                        check.title(),
                        points.get(check.id()),
                        check.core(),
                        check.requires(),
                        check.topics(),
                        check.why(),
                        check.hints()))
                .toList());
    }

    private RunRefused wrong(int line, String sentence) {
        return new RunRefused(file + ":" + line + ": " + sentence + ".");
    }
}
