package lowtide.autograder.cli;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import lowtide.autograder.adjust.Adjustments;
import lowtide.autograder.batch.ClassRun;
import lowtide.autograder.batch.ClassSummary;
import lowtide.autograder.batch.LivePage;
import lowtide.autograder.batch.Progress;
import lowtide.autograder.batch.ReportOptions;
import lowtide.autograder.batch.WorkerCount;
import lowtide.autograder.batch.journal.ClassRoll;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.batch.journal.Shard;
import lowtide.autograder.classroom.ClassFolder;
import lowtide.autograder.classroom.ClassList;
import lowtide.autograder.grade.Grader;
import lowtide.autograder.grade.StageSelection;
import lowtide.autograder.report.export.SubmissionForm;
import lowtide.autograder.rubric.Rubric;
import lowtide.autograder.sandbox.Sandbox;
import lowtide.course.Stage;
import picocli.CommandLine.Help.Ansi;

/**
 * Grades a class.
 *
 * @param out the folder of the journal and the reports
 * @param adjust the file of points and comments by hand, if one is named
 * @param forms what to write for each student, too
 * @param live the page that shows what is finished so far, if there is to be one
 * @param restart whether to delete a run with other settings in the out folder, instead of refusing to start
 * @param strict whether nothing is graded if a layer of isolation is missing
 */
record ClassGrading(
        Path folder,
        Path out,
        Optional<Path> roster,
        Optional<Path> adjust,
        Set<SubmissionForm> forms,
        StageSelection selection,
        Optional<Long> seed,
        Optional<Integer> jobs,
        Shard shard,
        Optional<LivePage> live,
        boolean restart,
        boolean strict) {

    /** From this many submissions on, training the class data archive saves more time than it takes. */
    private static final int LEAST_FOR_TRAINING = 6;

    private static final int MAX_NAMED = 10;

    /** Prints the summary. Returns a warning, or nothing. */
    Optional<String> run(PrintWriter printer, PrintWriter messages)
            throws IOException, RunRefused, InterruptedException {
        try (ClassList list = ClassFolder.read(folder, roster);
                Sandbox sandbox = Sandbox.open()) {
            if (list.students().isEmpty()) {
                return Optional.of("no submissions found in " + folder + ".");
            } else if (strict && !sandbox.isSealed()) {
                return Optional.of(SubmissionGrading.notSealed(sandbox));
            }
            Adjustments adjustments = Adjustments.ofClass(adjust, out, List.of(out), selection.course())
                    .resolved(ClassRoll.of(list));
            try (Journal journal = Journal.open(out)) {
                return run(list, adjustments, sandbox, journal, printer, messages);
            }
        }
    }

    private Optional<String> run(
            ClassList list,
            Adjustments adjustments,
            Sandbox sandbox,
            Journal journal,
            PrintWriter printer,
            PrintWriter messages)
            throws IOException, RunRefused, InterruptedException {
        RunSettings settings = settings(journal.settings(), sandbox);
        if (restart && journal.settings().flatMap(settings::difference).isPresent()) {
            journal.restart();
        }
        WorkerCount workers = WorkerCount.of(jobs, Runtime.getRuntime().availableProcessors(), memory());
        messages.println(list.students().size() + " submissions in " + folder + "; seed " + settings.seed() + "; "
                + workers.count() + " at a time (" + workers.reason() + ")");
        if (!sandbox.isSealed()) {
            messages.println("Some layers of isolation are missing: " + sandbox.whyNotSealed() + ".");
        }
        reportUngraded(list, messages);
        live.ifPresent(page -> messages.println("Open " + out.resolve(LivePage.FILE) + " to watch."));
        Progress progress = new Progress(messages, Ansi.AUTO.enabled(), System::nanoTime, live);
        ClassSummary summary = new ClassRun(
                        journal,
                        selection,
                        settings,
                        workers.count(),
                        Grader.in(sandbox, list.students().size() >= LEAST_FOR_TRAINING),
                        progress,
                        new ReportOptions(adjustments, forms, Clock.systemDefaultZone()))
                .grade(list);
        printer.println();
        summary.lines().forEach(printer::println);
        printer.println("  Class page: " + out.resolve("class.html") + "   over time: "
                + out.resolve("progress.html") + "   student pages: "
                + out.resolve("students/ID/index.html"));
        return summary.warning();
    }

    private static void reportUngraded(ClassList list, PrintWriter messages) {
        if (!list.ignored().isEmpty()) {
            messages.println("Not submissions: " + plain(list.ignored()));
        }
        List<String> passedOver = list.students().stream()
                .flatMap(student -> student.passedOver().stream())
                .distinct()
                .toList();
        if (!passedOver.isEmpty()) {
            int more = Math.max(0, passedOver.size() - MAX_NAMED);
            messages.println("Not graded, because their names say that the same student has a later upload: "
                    + plain(passedOver.subList(0, passedOver.size() - more))
                    + (more == 0 ? "" : " and " + more + " more"));
        }
    }

    private static String plain(List<String> names) {
        return String.join(", ", names).replaceAll("[\\p{Cntrl}\\p{Cf}]+", " ");
    }

    /** The settings of this run. A run that is continued keeps its seed. */
    private RunSettings settings(Optional<RunSettings> earlier, Sandbox sandbox) throws IOException {
        KitFingerprint kit = KitFingerprint.running();
        long chosenSeed = seed.or(() -> earlier.map(RunSettings::seed)).orElseGet(SubmissionGrading::randomSeed);
        return new RunSettings(
                chosenSeed,
                kit.version(),
                kit.content(),
                Runtime.version().feature(),
                selection.stages().stream().map(Stage::number).toList(),
                Rubric.name(selection.course()),
                sandbox.layers(),
                shard);
    }

    /** The memory of the machine or container, in bytes. */
    private static long memory() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }
}
