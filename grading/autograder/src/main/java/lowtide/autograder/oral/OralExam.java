package lowtide.autograder.oral;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import lowtide.autograder.oral.CodeQuestions.Kind;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.SubmittedSources;
import lowtide.course.CheckVerdict;
import lowtide.course.Course;
import lowtide.course.StageVerdict;

/**
 * The questions for one student. They depend on the results and the sources alone, so the same submission gets the same
 * questions.
 *
 * @param stages the results of the stages that may be asked about
 * @param sources what was graded
 * @param given lines of the starters, which are asked about only if nothing else is left
 */
public record OralExam(Course course, List<Results.Stage> stages, SubmittedSources sources, GivenLines given) {

    /** A longer description of what was seen is cut, because an examiner reads it aloud. */
    private static final int LONGEST_SEEN = 300;

    /** Verdicts of stages whose code was compiled and run. */
    private static final Set<StageVerdict> RUN = Set.of(
            StageVerdict.PASSED,
            StageVerdict.PARTIAL,
            StageVerdict.FAILED,
            StageVerdict.TIMED_OUT,
            StageVerdict.CRASHED);

    /** The kinds of questions to ask first about a stage; other kinds, and other stages, have no preference. */
    private static final Map<Integer, List<Kind>> PREFERRED = Map.of(
            1, List.of(Kind.REMOVAL, Kind.LIMIT, Kind.REQUEST, Kind.FIELD),
            2, List.of(Kind.LOCK, Kind.MAP, Kind.REFUSAL, Kind.FIELD),
            3, List.of(Kind.DIVISION, Kind.REQUEST, Kind.REFUSAL, Kind.LIMIT),
            4, List.of(Kind.LIMIT, Kind.CLOCK, Kind.REMOVAL, Kind.REFUSAL),
            5, List.of(Kind.HANDLER, Kind.CLOCK, Kind.REQUEST, Kind.LOCK));

    /** Questions about one check, with the answer if it passed: what that check proves. */
    private static final Map<String, List<String>> ON_THE_WIRE = Map.of(
            "1F",
                    List.of(
                            "How many messages did the largest request of your agent carry? Which lines see to that?",
                            "At most 20."),
            "2A",
                    List.of(
                            "Alice wrote to your agent, then Bob did. Did a request for Bob carry a message of Alice?"
                                    + " Which lines keep them apart?",
                            "No."),
            "3E",
                    List.of(
                            "A call to Gemini failed. By how much did `tokensUsed` grow? Which lines see to that?",
                            "By nothing."),
            "4A",
                    List.of(
                            "A user made 21 calls within a minute. What did the last one get, and did Gemini see it?"
                                    + " Which lines decide that?",
                            "It was refused, and Gemini did not see it."),
            "5C",
                    List.of(
                            "Which words of a message or a reply were in your agent's log events? What do your lines log"
                                    + " about a call?",
                            "None."));

    /** The questions with their answers, as plain text that is valid Markdown; if there are no questions, the reasons. */
    public List<String> lines(int count) {
        List<String> lines = new ArrayList<>();
        List<OralQuestion> questions = questions(count);
        for (int i = 0; i < questions.size(); i++) {
            lines.addAll(questions.get(i).lines(i + 1));
        }
        if (questions.isEmpty()) {
            stages.stream()
                    .filter(stage -> stage.verdict() != StageVerdict.MISSING)
                    .map(stage -> "No questions about stage " + stage.stage() + ", " + stage.title() + ": "
                            + ReportText.of(stage.verdict()) + ".")
                    .forEach(lines::add);
            if (lines.isEmpty()) {
                lines.add("No questions: no source found.");
            }
            lines.add("");
        }
        return lines;
    }

    /**
     * Different questions, taken from the stages in turn.
     *
     * @param count how many; there are fewer if no more can be asked
     */
    public List<OralQuestion> questions(int count) {
        List<List<OralQuestion>> all = new ArrayList<>();
        for (Results.Stage stage : stages) {
            if (RUN.contains(stage.verdict())) {
                all.add(List.copyOf(ofStage(stage)));
            }
        }
        if (!all.isEmpty()) {
            Collections.rotate(all, Math.floorMod(choice(sources.files()), all.size()));
        }
        Set<OralQuestion> chosen = new LinkedHashSet<>();
        int longest = all.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < longest; i++) {
            for (List<OralQuestion> questions : all) {
                if (i < questions.size() && chosen.size() < count) {
                    chosen.add(questions.get(i));
                }
            }
        }
        return List.copyOf(chosen);
    }

    /**
     * The best questions first: one about the student's own code, one about requests, the other ones about own code, the stage's
     * question to discuss, and the other ones about requests. Questions about lines of the starter come last.
     */
    private Set<OralQuestion> ofStage(Results.Stage stage) {
        Map<Boolean, List<OralQuestion>> all = aboutCode(stage).stream()
                .collect(Collectors.partitioningBy(question -> given.has(stage.stage(), question)));
        Set<OralQuestion> ordered = ownFirst(stage, all.get(false));
        ordered.addAll(all.get(true));
        return ordered;
    }

    private Set<OralQuestion> ownFirst(Results.Stage stage, List<OralQuestion> code) {
        List<OralQuestion> requests = aboutRequests(stage);
        Set<OralQuestion> all = new LinkedHashSet<>(code.subList(0, Math.min(1, code.size())));
        all.addAll(requests.subList(0, Math.min(1, requests.size())));
        all.addAll(code);
        course.stage(String.valueOf(stage.stage()))
                .ifPresent(each -> each.question()
                        .lines()
                        .filter(paragraph -> !paragraph.isBlank())
                        .forEach(paragraph -> all.add(OralQuestion.ofRequests(
                                paragraph.strip(),
                                "An opinion with reasons: solutions/" + each.folder()
                                        + "/TEACHING.md has some, under \"To discuss\"."))));
        all.addAll(requests);
        return all;
    }

    /** One question of each kind about lines of the student, then the others. */
    private List<OralQuestion> aboutCode(Results.Stage stage) {
        List<SubmittedSources.File> files = sources.of(stage.stage()).stream()
                .filter(file -> file.path().endsWith(".java"))
                .toList();
        Map<Kind, List<OralQuestion>> found = CodeQuestions.of(files);
        Set<Kind> kinds = new LinkedHashSet<>(PREFERRED.getOrDefault(stage.stage(), List.of()));
        Collections.addAll(kinds, Kind.values());
        Set<OralQuestion> ordered = new LinkedHashSet<>();
        for (Kind kind : kinds) {
            List<OralQuestion> same = found.getOrDefault(kind, List.of()).stream()
                    .filter(question -> !given.has(stage.stage(), question))
                    .toList();
            if (!same.isEmpty()) {
                ordered.add(same.get(Math.floorMod(choice(files), same.size())));
            }
        }
        kinds.forEach(kind -> ordered.addAll(found.getOrDefault(kind, List.of())));
        return List.copyOf(ordered);
    }

    /** A number that depends on every character, so that students with different code get different lines. */
    private static int choice(List<SubmittedSources.File> files) {
        return files.stream().map(SubmittedSources.File::lines).toList().hashCode();
    }

    private List<OralQuestion> aboutRequests(Results.Stage stage) {
        List<OralQuestion> questions = new ArrayList<>();
        for (Results.Check check : stage.checks()) {
            if (check.verdict() == CheckVerdict.FAILED && !check.seen().isBlank()) {
                questions.add(OralQuestion.ofRequests(
                        "Your agent failed \"" + check.title()
                                + "\". What did it do, what should it have done, and what would you change?",
                        "Seen: " + cut(check.seen()) + " Right would be: " + check.expected()
                                + " One way to change it: " + last(check.hints())));
            }
        }
        for (Results.Check check : stage.checks()) {
            List<String> known = ON_THE_WIRE.get(check.id());
            if (check.verdict() == CheckVerdict.PASSED && known != null) {
                questions.add(OralQuestion.ofRequests(
                        known.get(0),
                        known.get(1) + " Check " + check.id() + " passed: " + check.title() + ". One way to do it: "
                                + last(course.check(check.id()).hints())));
            }
        }
        for (Results.Check check : stage.checks()) {
            if (check.verdict() == CheckVerdict.PASSED) {
                questions.add(OralQuestion.ofRequests(
                        "Your agent passed \"" + check.title() + "\". Why does that matter?", check.why()));
            }
        }
        return questions;
    }

    private static String cut(String seen) {
        return seen.length() <= LONGEST_SEEN ? seen : seen.substring(0, LONGEST_SEEN) + "...";
    }

    /** The hint with most detail. */
    private static String last(List<String> hints) {
        return hints.get(hints.size() - 1);
    }
}
