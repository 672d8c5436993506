package lowtide.autograder.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import lowtide.autograder.batch.ClassRun;
import lowtide.autograder.batch.ClassSummary;
import lowtide.autograder.batch.Progress;
import lowtide.autograder.batch.WorkerCount;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.batch.journal.Shard;
import lowtide.autograder.classroom.ClassFolder;
import lowtide.autograder.classroom.ClassList;
import lowtide.autograder.grade.Grader;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.course.Stage;
import picocli.CommandLine.Help.Ansi;

/**
 * Grades a class.
 *
 * @param out the folder of the journal and the reports
 * @param restart whether a run with other settings that the folder holds is forgotten, instead of refusing to begin
 * @param strict whether nothing is graded where a layer of isolation is missing
 */
record ClassGrading(
        Path folder,
        Path out,
        Optional<Path> roster,
        List<Stage> stages,
        Optional<Long> seed,
        Optional<Integer> jobs,
        Shard shard,
        boolean restart,
        boolean strict) {

    /** A rehearsal takes about as long as it saves with this many submissions. */
    private static final int WORTH_A_REHEARSAL = 6;

    /** What Java puts in the place of bytes of a file's name that are no letters in this locale. */
    private static final char UNREADABLE = '\uFFFD';

    /** Prints the summary. Returns why somebody must look at it, or nothing. */
    Optional<String> run(PrintWriter printer, PrintWriter messages)
            throws IOException, RunRefused, InterruptedException {
        try (ClassList list = ClassFolder.read(folder, roster);
                Sandbox sandbox = Sandbox.open()) {
            if (list.students().isEmpty()) {
                return Optional.of("there was nothing to grade in " + folder + ".");
            } else if (strict && !sandbox.isSealed()) {
                return Optional.of(SubmissionGrading.notSealed(sandbox));
            }
            try (Journal journal = Journal.open(out)) {
                return run(list, sandbox, journal, printer, messages);
            }
        }
    }

    private Optional<String> run(
            ClassList list, Sandbox sandbox, Journal journal, PrintWriter printer, PrintWriter messages)
            throws IOException, RunRefused, InterruptedException {
        RunSettings settings = settings(journal.settings(), sandbox);
        if (restart && journal.settings().flatMap(settings::difference).isPresent()) {
            journal.restart();
        }
        WorkerCount workers = WorkerCount.of(jobs, Runtime.getRuntime().availableProcessors(), memory());
        messages.println(list.students().size() + " submissions in " + folder + "; seed " + settings.seed() + "; "
                + workers.count() + " at a time (" + workers.reason() + ")");
        if (!sandbox.isSealed()) {
            messages.println("Not every layer of isolation is on: " + sandbox.whyNotSealed() + ".");
        }
        if (!list.passedOver().isEmpty()) {
            messages.println("Taken for no submission: "
                    + String.join(", ", list.passedOver()).replaceAll("[\\p{Cntrl}\\p{Cf}]+", " "));
        }
        if (list.students().stream().anyMatch(student -> student.name().indexOf(UNREADABLE) >= 0)) {
            messages.println(
                    "Some names cannot be read with this system's settings; on Linux LC_ALL=C.UTF-8 before the command helps.");
        }
        Progress progress = new Progress(messages, Ansi.AUTO.enabled(), System::nanoTime);
        ClassSummary summary = new ClassRun(
                        journal,
                        stages,
                        settings,
                        workers.count(),
                        Grader.in(sandbox, list.students().size() >= WORTH_A_REHEARSAL),
                        progress)
                .grade(list);
        printer.println();
        summary.lines().forEach(printer::println);
        printer.println(
                "  The class: " + out.resolve("class.html") + "   a student: " + out.resolve("students/ID/index.html"));
        return summary.whyToLookAtIt();
    }

    /** The seed of a run that is continued stays what it was. */
    private RunSettings settings(Optional<RunSettings> earlier, Sandbox sandbox) throws IOException {
        KitFingerprint edition = KitFingerprint.running();
        long questions = seed.or(() -> earlier.map(RunSettings::seed)).orElseGet(SubmissionGrading::anySeed);
        return new RunSettings(
                questions,
                edition.version(),
                edition.content(),
                Runtime.version().feature(),
                stages.stream().map(Stage::number).toList(),
                sandbox.layers(),
                shard);
    }

    /** Of the machine, or of the container if that is smaller. */
    private static long memory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }
}
