package lowtide.autograder.benchmark;

import java.io.File;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import lowtide.autograder.Kit;
import lowtide.autograder.sandbox.Libraries;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.checks.StageSuites;
import lowtide.course.Course;
import lowtide.course.Stage;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/**
 * Prints how long a student waits for a stage's suite in an IDE: from the start of a JVM's main to the last verdict,
 * the median of several JVMs, on the solutions. Run by {@code grading/benchmark.sh}.
 */
final class IdeBenchmark {

    private IdeBenchmark() {}

    public static void main(String[] arguments) throws IOException {
        if (arguments[0].equals("suite")) {
            runSuite(Integer.parseInt(arguments[1]));
        } else {
            compare(Integer.parseInt(arguments[0]));
        }
    }

    private static void compare(int runs) throws IOException {
        for (Stage stage :
                Kit.STAGES.stream().filter(each -> !each.isDocument()).toList()) {
            Path classes = Files.createTempDirectory("lowtide-benchmark-");
            StageSources.Found sources = (StageSources.Found) new Submission(Kit.SOLUTIONS).sources(stage);
            Kit.compile(sources.files(), stage, Libraries.found().compileClasspath(), classes);
            List<Long> millis = new ArrayList<>();
            for (int i = 0; i < runs; i++) {
                Process process = new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java")
                                        .toString(),
                                // the parent pom's surefire.argLine, which IDEs take over
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-Xshare:auto",
                                "-cp",
                                System.getProperty("java.class.path") + File.pathSeparator + classes,
                                IdeBenchmark.class.getName(),
                                "suite",
                                String.valueOf(stage.number()))
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
                List<String> printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
                millis.add(Long.parseLong(printed.get(printed.size() - 1))); // before it stands what the agent logged
            }
            millis.sort(null);
            System.out.printf(
                    Locale.ROOT,
                    "%-35s median %5.2f s   (%.2f to %.2f)%n",
                    "suite of stage " + stage.number() + " in an IDE",
                    millis.get(runs / 2) / 1e3,
                    millis.get(0) / 1e3,
                    millis.get(runs - 1) / 1e3);
        }
    }

    private static void runSuite(int stage) {
        long jvmStart = ManagementFactory.getRuntimeMXBean().getStartTime();
        SummaryGeneratingListener summary = new SummaryGeneratingListener();
        LauncherFactory.create()
                .execute(
                        LauncherDiscoveryRequestBuilder.request()
                                .selectors(DiscoverySelectors.selectClass(StageSuites.of(Course.shipped()
                                        .stage(String.valueOf(stage))
                                        .orElseThrow())))
                                .build(),
                        summary);
        if (summary.getSummary().getTestsSucceededCount() < summary.getSummary().getTestsFoundCount()) {
            throw new IllegalStateException("Not all checks passed; the figure would mean nothing.");
        }
        System.out.println(System.currentTimeMillis() - jvmStart);
        System.exit(0);
    }
}
