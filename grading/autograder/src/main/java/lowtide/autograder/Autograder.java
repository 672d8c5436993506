package lowtide.autograder;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.List;
import lowtide.autograder.compile.Compilation;
import lowtide.autograder.compile.CompileError;
import lowtide.autograder.compile.StageCompiler;
import lowtide.autograder.examine.HostCommand;
import lowtide.autograder.examine.StageExam;
import lowtide.autograder.intake.Delivery;
import lowtide.autograder.intake.Submission;
import lowtide.autograder.score.Scorecard;
import lowtide.autograder.score.Scoring;
import lowtide.autograder.score.StageResult;
import lowtide.autograder.score.Verdict;
import lowtide.checks.Examination;
import lowtide.checks.Rubric;
import lowtide.fakegemini.FakeGemini;
import lowtide.seam.AgentHome;
import lowtide.seam.OtherProcess;

/**
 * Grades submissions. Holds one FakeGemini, used for all of them; not thread-safe.
 * Nothing a submission does makes {@link #grade} throw.
 */
public final class Autograder implements AutoCloseable {

    /** Thousands of times what a call takes; well above the longest a check keeps a gate closed. */
    private static final Duration CALL_LIMIT = Duration.ofSeconds(15);

    /** A stage takes about a second; after this long no check begins any more. */
    private static final Duration STAGE_LIMIT = Duration.ofSeconds(45);

    private final HostCommand host = HostCommand.fromClasspath();
    private final StageCompiler compiler = new StageCompiler(host.compileClasspath());
    private final FakeGemini gemini = FakeGemini.start();
    private final Duration callLimit;
    private final Duration stageLimit;

    /** With limits that no agent meets by being slow, only by not coming back. */
    public Autograder() {
        this(CALL_LIMIT, STAGE_LIMIT);
    }

    /**
     * @param callLimit how long one call of an agent may take before its process is ended
     * @param stageLimit how long after its beginning a stage may begin another check
     */
    public Autograder(Duration callLimit, Duration stageLimit) {
        this.callLimit = callLimit;
        this.stageLimit = stageLimit;
    }

    /** Grades these stages of a submission. */
    public Scorecard grade(Submission submission, List<Rubric.Stage> stages, long seed) {
        return new Scorecard(submission.folder().toString(), seed,
                stages.stream().map(stage -> grade(submission.delivery(stage), seed)).toList());
    }

    private StageResult grade(Delivery delivery, long seed) {
        Rubric.Stage stage = delivery.stage();
        if (delivery instanceof Delivery.Missing missing) {
            return Scoring.notExamined(stage, Verdict.MISSING, missing.reason(), List.of());
        } else if (delivery instanceof Delivery.Refused refused) {
            return Scoring.notExamined(stage, Verdict.REFUSED, refused.reason(), List.of());
        } else if (delivery instanceof Delivery.Unreadable unreadable) {
            CompileError error = new CompileError(unreadable.path(), unreadable.line(), unreadable.reason());
            return Scoring.notExamined(stage, Verdict.DOES_NOT_COMPILE, error.describe(), List.of(error));
        }
        Delivery.Sources sources = (Delivery.Sources) delivery;
        Path classes = null;
        try {
            classes = Files.createTempDirectory("lowtide-");
            Compilation compilation = compiler.compile(sources.files(), stage.javaPackage(), classes);
            if (compilation instanceof Compilation.Failed failed) {
                return Scoring.notExamined(stage, Verdict.DOES_NOT_COMPILE, failed.errors().get(0).describe(), failed.errors());
            }
            if (compilation instanceof Compilation.Intruder intruder) {
                return Scoring.notExamined(stage, Verdict.REFUSED, "the class " + intruder.className() + " is outside the package "
                        + stage.javaPackage() + "; all classes of this stage belong there.", List.of());
            }
            try (AgentHome home = new OtherProcess(host.forAgentIn(classes), callLimit, stageLimit)) {
                return Scoring.examined(stage, sources.untouched(), StageExam.run(stage, new Examination(gemini, home, seed)));
            }
        } catch (IOException | RuntimeException ours) {
            return Scoring.notExamined(stage, Verdict.KIT_ERROR, "The kit itself failed: " + ours, List.of());
        } finally {
            delete(classes);
        }
    }

    @Override
    public void close() {
        gemini.close();
    }

    private static void delete(Path folder) {
        if (folder == null) {
            return;
        }
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
                    Files.delete(directory);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException failure) {
            System.err.println("The temporary folder " + folder + " could not be deleted: " + failure); // no reason to lose a scorecard
        }
    }
}
