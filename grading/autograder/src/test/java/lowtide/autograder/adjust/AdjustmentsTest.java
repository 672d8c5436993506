package lowtide.autograder.adjust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import lowtide.autograder.ThreeLabs;
import lowtide.autograder.batch.journal.ClassNames;
import lowtide.autograder.batch.journal.ClassRoll;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.report.Adjustment;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.RosterFindings;
import lowtide.autograder.report.Sample;
import lowtide.course.Course;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a person writes after grading is applied as written, or refused with its line. */
class AdjustmentsTest {

    private static final String GOOD = """
            # after the oral exam
            - student: ada
              check: 1A
              points: 3
              reason: Explained the cap.
              who: Prof. Hopper
            - student: ada
              comment: Well done.
              who: Prof. Hopper
            """;

    @TempDir
    Path temporary;

    @Test
    void pointsAndCommentsReachTheirStudent() throws Exception {
        Results ada = read(GOOD).applied(Sample.failing("ada", "Ada", Set.of("1A")));

        assertThat(ada.points()).isEqualTo(99);
        assertThat(ada.labs().get(0).points()).isEqualTo(99);
        assertThat(ada.stages().get(0).points()).isEqualTo(19);
        assertThat(ada.adjustments())
                .containsExactly(
                        new Adjustment("1A", true, 0, 3, "", "Explained the cap.", "Prof. Hopper"),
                        new Adjustment("", false, 0, 0, "Well done.", "", "Prof. Hopper"));
        Results bob = Sample.failing("bob", "Bob", Set.of("1A"));
        assertThat(read(GOOD).applied(bob)).isEqualTo(bob);
    }

    @Test
    void othersReplaceThemAndNoneRestoresWhatTheChecksGave() throws Exception {
        Results graded = Sample.failing("ada", "Ada", Set.of("1A"));
        Results adjusted = read(GOOD).applied(graded);

        assertThat(read(GOOD).applied(adjusted)).isEqualTo(adjusted);
        assertThat(read(GOOD.replace("points: 3", "points: 1"))
                        .applied(adjusted)
                        .points())
                .isEqualTo(97);
        assertThat(Adjustments.NONE.applied(adjusted)).isEqualTo(graded);
    }

    @Test
    void aPersonMayJudgeWhatTheKitCouldNot() throws Exception {
        Results graded = Sample.unfinished("ada");
        Results adjusted = read(GOOD).applied(graded);

        assertThat(graded.lacksGrade()).isTrue();
        assertThat(adjusted.lacksGrade()).isFalse();
        assertThat(List.of(adjusted.points(), adjusted.outOf())).containsExactly(19, 20);
        assertThat(Adjustments.NONE.applied(adjusted)).isEqualTo(graded);
    }

    @Test
    void pointsInALabThatNobodyStartedCount() throws Exception {
        Results graded = Sample.ofThreeLabs("ada", "Ada", Set.of(), false);
        String check = ThreeLabs.OF_LAB_2.checks().get(0).id();
        Adjustments all = new Adjustments(
                "x",
                List.of(new Adjustments.Entry(1, "ada", new Adjustment(check, true, 0, 2, "", "On paper.", "me"))));

        Results adjusted = all.applied(graded);

        assertThat(adjusted.startedLabs()).extracting(Results.Lab::lab).containsExactly(1, 2);
        assertThat(adjusted.labs().get(1).points()).isEqualTo(2);
        assertThat(Adjustments.NONE.applied(adjusted)).isEqualTo(graded);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "student: ada         | studnt: ada      | 2 | there is no key studnt; the keys are check, comment, points, reason, student, who",
                "student: ada         | student: ''      | 2 | the key student is missing: the id or the name of a student",
                "check: 1A            | check: 99A       | 3 | there is no check 99A",
                "check: 1A            | check: ''        | 4 | the key check is missing: points are those of one check",
                "points: 3            | points: 5        | 4 | 1A has 0 to 4 points, not 5",
                "points: 3            | points: -1       | 4 | 1A has 0 to 4 points, not -1",
                "points: 3            | points: 3.5      | 4 | the value of points must be a whole number",
                "points: 3            | points: all      | 4 | the value of points must be a whole number",
                "points: 3            | comment: Fine    | 5 | a reason is for points, and the entry has none; write it as the comment",
                "reason: Explained    | comment: Fine    | 4 | the key reason is missing: points are replaced for a reason",
                "who: Prof. Hopper    | who: ''          | 6 | the key who is missing: the person who decided this",
                "comment: Well done.  | comment: ''      | 7 | the entry has neither points nor a comment",
            })
    void whatIsWrongIsRefusedWithItsLine(String good, String wrong, int line, String sentence) throws IOException {
        Path file = temporary.resolve("adjust.yml");
        Files.writeString(file, GOOD.replaceFirst(good.strip(), wrong.strip()));

        assertThatThrownBy(() -> Adjustments.read(file, Course.shipped()))
                .isInstanceOf(RunRefused.class)
                .hasMessage(file + ":" + line + ": " + sentence + ".");
    }

    @Test
    void pointsForOneCheckAreGivenOnce() {
        assertThatThrownBy(() -> read(GOOD + GOOD))
                .hasMessageEndingWith(":13: the points of ada in 1A are given in line 4 already.");
    }

    @Test
    void aStudentWhoIsNotInTheClassIsRefusedWithTheLineAndALikelyId() throws Exception {
        Adjustments adjustments = read(GOOD.replace("- student: ada\n  comment", "- student: Bob Lee\n  comment"));

        assertThatThrownBy(() -> adjustments.resolved(roll(Map.of("ada", "Ada", "BOB LEE", "Bob"))))
                .hasMessageEndingWith(":7: there is no student Bob Lee in this class; there is BOB LEE.");
        assertThatThrownBy(() -> adjustments.resolved(roll(Map.of("ada", "Ada", "bob_7", "bob lee"))))
                .hasMessageEndingWith(":7: there is no student Bob Lee in this class; there is bob lee.");
        assertThatThrownBy(() -> adjustments.resolved(roll(Map.of("bob_7", "bob lee"))))
                .hasMessageEndingWith(
                        ":2: there is no student ada in this class; class.csv lists the ids, which are also"
                                + " the names in students/.");
    }

    @Test
    void aNameThatOneStudentHasStandsForTheId() throws Exception {
        Adjustments adjustments = read(GOOD.replace("- student: ada\n  check", "- student: Ada Byron\n  check"));

        Adjustments resolved = adjustments.resolved(roll(Map.of("ada", "Ada Byron", "Ada Byron 2", "Bob")));

        assertThat(resolved.entries()).extracting(Adjustments.Entry::student).containsExactly("ada", "ada");
        assertThat(adjustments
                        .resolved(roll(Map.of("Ada Byron", "Bob", "ada", "Ada Byron")))
                        .entries())
                .extracting(Adjustments.Entry::student)
                .as("an id comes before a name")
                .containsExactly("Ada Byron", "ada");
    }

    @Test
    void aNameOfSeveralPeopleIsRefusedWithTheirIds() throws Exception {
        Adjustments adjustments = read(GOOD.replace("student: ada", "student: Ada Byron"));

        assertThatThrownBy(() -> adjustments.resolved(roll(Map.of("ada-2", "Ada Byron", "ada", "Ada Byron"))))
                .hasMessageEndingWith(":2: Ada Byron is the name of several people; name the id instead, which is"
                        + " ada or ada-2.");
        assertThatThrownBy(() -> adjustments.resolved(roll(Map.of("ada", "Ada Byron"), "Ada Byron")))
                .as("the other one submitted nothing")
                .hasMessageEndingWith(":2: Ada Byron is the name of several people; name the id instead, which is"
                        + " ada for the one who submitted.");
    }

    @Test
    void pointsAreGivenOnceUnderIdAndName() throws Exception {
        Adjustments adjustments = read(GOOD + GOOD.replace("student: ada", "student: Ada Byron"));

        assertThatThrownBy(() -> adjustments.resolved(roll(Map.of("ada", "Ada Byron"))))
                .hasMessageEndingWith(":11: the points of ada in 1A are given for ada in line 2 already.");
    }

    /** A class of these students, whose names are given by id, and names that several people on its roster have. */
    private static ClassRoll roll(Map<String, String> names, String... shared) {
        SortedMap<String, SortedSet<String>> ids = new TreeMap<>();
        names.forEach(
                (id, name) -> ids.computeIfAbsent(name, any -> new TreeSet<>()).add(id));
        return new ClassRoll(
                List.copyOf(new TreeSet<>(names.keySet())),
                RosterFindings.NONE,
                new ClassNames(ids, List.of(shared)),
                new TreeMap<>());
    }

    @Test
    void anIdMayLookLikeANumber() throws Exception {
        assertThat(read(GOOD.replace("ada", "0123")).entries())
                .extracting(Adjustments.Entry::student)
                .containsExactly("0123", "0123");
    }

    @Test
    void aFileInAnotherEncodingIsRefused() throws IOException {
        Path file = temporary.resolve("adjust.yml");
        Files.write(file, GOOD.replace("Hopper", "Bj\u00F6rk").getBytes(StandardCharsets.ISO_8859_1));

        assertThatThrownBy(() -> Adjustments.read(file, Course.shipped()))
                .hasMessageEndingWith("the file is not UTF-8.");
    }

    @Test
    void theFileBesideTheOutFolderIsUsedUnlessAnotherIsNamed() throws Exception {
        Path out = temporary.resolve("out");
        assertThat(ofClass(Optional.empty(), out)).isEqualTo(Adjustments.NONE);

        Files.writeString(temporary.resolve("adjust.yml"), GOOD);
        Path named = temporary.resolve("other.yml");
        Files.writeString(named, "[]");

        assertThat(ofClass(Optional.empty(), out).entries()).hasSize(2);
        assertThat(ofClass(Optional.of(named), out).entries()).isEmpty();
    }

    private static Adjustments ofClass(Optional<Path> named, Path out) throws IOException, RunRefused {
        return Adjustments.ofClass(named, out, List.of(out), Course.shipped());
    }

    private Adjustments read(String text) throws IOException, RunRefused {
        Path file = temporary.resolve("adjust.yml");
        Files.writeString(file, text);
        return Adjustments.read(file, Course.shipped());
    }
}
