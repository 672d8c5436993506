package lowtide.autograder.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import lowtide.autograder.report.ClassResults;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.Sample;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gradebooks, whatever text is in the results. */
class GradebookCsvTest {

    @TempDir
    Path temporary;

    @Test
    void canvasKnowsItsOwnColumns() throws IOException {
        List<String[]> rows =
                csv("canvas.csv", Sample.failing("one", "One", Set.of("1A")), Sample.failing("two", "Two", Set.of()));

        assertThat(rows.get(0)).containsExactly("Student", "ID", "SIS User ID", "SIS Login ID", "Section", "Low Tide");
        assertThat(rows.get(1)).containsExactly("Points Possible", "", "", "", "", "100");
        assertThat(rows.get(2)).containsExactly("One", "", "", "", "", "96");
        assertThat(rows.get(3)).containsExactly("Two", "", "", "", "", "100");
    }

    @Test
    void moodleKnowsAParticipantByTheNumberAlone() throws IOException {
        List<String[]> rows = csv(
                "moodle.csv",
                Sample.known("4711", Sample.failing("ada", "Ada Lovelace", Set.of("1A"))),
                Sample.failing("one", "Aa_4711_assignsubmission_file", Set.of()));

        assertThat(rows.get(0)).contains("Identifier", "Grade", "Last modified (grade)");
        assertThat(rows.get(1)).startsWith("Participant 4711", "Ada Lovelace", "", "96", "100");
        assertThat(rows.get(2)).startsWith("", "Aa_4711_assignsubmission_file", "", "100", "100");
    }

    @Test
    void whereThereIsNoGradeNoGradebookSaysAnything() throws IOException {
        assertThat(csv("canvas.csv", Sample.unfinished("ours")).get(2)).endsWith("");
        assertThat(csv("moodle.csv", Sample.unfinished("ours")).get(1))
                .as("Moodle writes a comment even where it skips the grade")
                .containsExactly("", "ours", "", "", "16", "'-", "");
        assertThat(csv("class.csv", Sample.unfinished("ours")).get(1)).containsExactly("ours", "ours", "", "", "16");
    }

    @Test
    void aStudentOfWhomNothingTellsWhichUploadCountsHasOneRowWithoutAGrade() throws IOException {
        Results one = uploaded(Sample.failing("two", "Two", Set.of()), "two/new.zip", "two/old.zip");
        Results other = uploaded(Sample.failing("two-2", "Two", Set.of("1A")), "two/old.zip", "two/new.zip");
        Results third = Sample.failing("three", "Three", Set.of());

        assertThat(csv("canvas.csv", one, other, third))
                .extracting(row -> row[0] + ":" + row[5])
                .containsExactly("Student:Low Tide", "Points Possible:100", "Three:100", "Two:");
        assertThat(csv("moodle.csv", one, other, third))
                .extracting(row -> row[1] + ":" + row[3] + ":" + row[6].isEmpty())
                .containsExactly("Full name:Grade:false", "Three:100:false", "Two::true");
        assertThat(csv("class.csv", one, other, third))
                .extracting(row -> row[0])
                .as("every submission")
                .containsExactly("id", "three", "two", "two-2");
    }

    @Test
    void aPlatformsNumberIsThereOnce() throws IOException {
        Results one = Sample.known("1012", Sample.failing("a", "Ann", Set.of()));
        Results other = Sample.known("1012", Sample.failing("b", "Ann", Set.of("1A")));

        assertThat(csv("moodle.csv", one, other))
                .hasSize(2)
                .last()
                .satisfies(row -> assertThat(row).startsWith("Participant 1012", "Ann", "", ""));
    }

    @Test
    void allWhoShareANumberAreNamedAndOfSeveralUploadsTheFirst() {
        ClassResults all = new ClassResults();
        all.add(Sample.known("1012", Sample.failing("a", "Ann", Set.of())));
        all.add(Sample.known("1012", Sample.failing("b", "Bea", Set.of())));
        all.add(uploaded(Sample.failing("c", "Cem", Set.of()), "new.zip", "old.zip"));
        all.add(uploaded(Sample.failing("c-2", "Cem", Set.of()), "old.zip", "new.zip"));
        all.add(Sample.failing("d", "Dora", Set.of()));

        assertThat(GradebookRow.undecided(all)).containsExactly("a and b", "c");
    }

    @Test
    void labsThatAStudentStartedHaveTheirOwnGrades() throws IOException {
        Results both = Sample.ofThreeLabs("a", "Ann", Set.of("1A"), true);
        Results one = Sample.ofThreeLabs("b", "Bea", Set.of(), false);

        assertThat(csv("canvas.csv", both, one))
                .extracting(row -> List.of(row).subList(5, row.length))
                .containsExactly(
                        List.of("Low Tide Lab 1", "Low Tide Lab 2"),
                        List.of("40", "20"),
                        List.of("36", "20"),
                        List.of("40", "0"));
        assertThat(csv("class.csv", both, one).get(0))
                .endsWith("lab 1 points", "lab 1 out of", "3 Token counting", "lab 2 points", "lab 2 out of");
        assertThat(csv("moodle-lab2.csv", both, one).get(1)).endsWith("20", "20", "'-", "3 Token counting 20/20");
        assertThat(csv("class.csv", one).get(0)).as("nobody started lab 2").endsWith("points", "out of");
    }

    @Test
    void noCellIsAFormulaAndNoneBreaksOut() throws IOException {
        for (String text : Sample.NASTY) {
            for (String file : List.of("canvas.csv", "moodle.csv", "class.csv")) {
                List<String[]> rows = csv(file, Sample.full(text));
                assertThat(rows).as(file).allSatisfy(row -> assertThat(row).hasSameSizeAs(rows.get(0)));
                assertThat(rows.stream().flatMap(Stream::of))
                        .as(file)
                        .noneMatch(cell -> cell.length() > 1 && cell.matches("[\\s\"]*[=+\\-@\uFF1D](?s:.*)"))
                        .noneMatch(cell -> cell.matches("(?s).*[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}].*"));
                assertThat(rows.stream().flatMap(Stream::of))
                        .as("still there: " + text)
                        .anyMatch(cell ->
                                cell.endsWith(text.replace("\uD83E", "?").replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}]", " ")));
            }
        }
    }

    private static Results uploaded(Results results, String... uploads) {
        Results.Student student = results.student();
        return results.of(
                new Results.Student(student.id(), student.name(), "", "", student.remarks(), List.of(uploads)));
    }

    private List<String[]> csv(String file, Results... results) throws IOException {
        ClassResults all = new ClassResults();
        Stream.of(results).forEach(all::add);
        Path written = temporary.resolve(file);
        switch (file) {
            case "canvas.csv" -> GradebookCsv.writeCanvas(all, "Low Tide", written);
            case "moodle.csv" -> GradebookCsv.writeMoodle(all, all.labs().get(0), written);
            case "moodle-lab2.csv" -> GradebookCsv.writeMoodle(all, all.labs().get(1), written);
            default -> GradebookCsv.writePlain(all, written);
        }
        try (MappingIterator<String[]> rows = new CsvMapper()
                .enable(CsvParser.Feature.WRAP_AS_ARRAY)
                .readerFor(String[].class)
                .readValues(written.toFile())) {
            return rows.readAll();
        }
    }
}
