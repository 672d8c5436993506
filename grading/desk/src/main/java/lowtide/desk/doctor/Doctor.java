package lowtide.desk.doctor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import lowtide.course.Course;
import lowtide.course.Stage;
import lowtide.desk.exercise.ExerciseFolder;

/** Looks at everything that has to be right on a student's machine. */
public final class Doctor {

    private static final int OLDEST_JAVA = 17;
    private static final Pattern MAVEN = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)[\\w.-]*");
    private static final Pattern MAVENS_JAVA = Pattern.compile("Java version: (\\d+)");
    private static final Path GIVEN = Path.of("grading", "lowtide-lab.jar");
    private static final Path JAR = Path.of("grading", "desk", "target", "lowtide-lab.jar");

    private final Machine machine;
    private final ExerciseFolder folder;

    private Doctor(Machine machine, ExerciseFolder folder) {
        this.machine = machine;
        this.folder = folder;
    }

    /** Everything that was looked at, in the order in which it should be put right. */
    public static List<Symptom> examine(Machine machine, ExerciseFolder folder, Course course) {
        Doctor doctor = new Doctor(machine, folder);
        List<Symptom> symptoms = new ArrayList<>();
        symptoms.add(doctor.jdk());
        symptoms.add(doctor.maven());
        symptoms.add(doctor.encoding());
        symptoms.add(doctor.stages(course.stages()));
        symptoms.add(doctor.repository());
        symptoms.add(doctor.jar());
        return symptoms;
    }

    private Symptom jdk() {
        String found = machine.java() + " in " + machine.javaHome();
        if (machine.java() < OLDEST_JAVA) {
            return Symptom.wrong("JDK", found, "Install a JDK 17 or newer, and set JAVA_HOME to its folder.");
        }
        return machine.hasCompiler()
                ? Symptom.good("JDK", found)
                : Symptom.wrong(
                        "JDK",
                        found + " is a JRE: it has no compiler.",
                        "Install a JDK 17 or newer, and set JAVA_HOME to its folder.");
    }

    private Symptom maven() {
        Matcher version = MAVEN.matcher(machine.maven().orElse(""));
        if (!version.find()) {
            return Symptom.wrong(
                    "Maven",
                    "the command mvn was not found, or fails.",
                    "Install Maven 3.8 or newer, and add its bin folder to PATH. The command mvn -v shows whether it works.");
        }
        int major = Integer.parseInt(version.group(1));
        if (major < 3 || major == 3 && Integer.parseInt(version.group(2)) < 8) {
            return Symptom.wrong("Maven", version.group() + " is too old.", "Install Maven 3.8 or newer.");
        }
        Matcher java = MAVENS_JAVA.matcher(machine.maven().orElse(""));
        if (java.find() && Integer.parseInt(java.group(1)) < OLDEST_JAVA) {
            return Symptom.wrong(
                    "Maven",
                    version.group() + " runs on Java " + java.group(1) + ".",
                    "Set JAVA_HOME to the folder of a JDK 17 or newer.");
        }
        return Symptom.good("Maven", version.group());
    }

    private Symptom encoding() {
        String name = machine.fileNames().name();
        return machine.windows() || machine.fileNames().equals(StandardCharsets.UTF_8)
                ? Symptom.good("Encoding", name)
                : Symptom.wrong(
                        "Encoding",
                        "file names are in " + name + ", so that a name with an accent cannot be read.",
                        "export LC_ALL=C.UTF-8");
    }

    private Symptom stages(List<Stage> stages) {
        List<String> missing = stages.stream()
                .filter(stage -> !Files.isRegularFile(folder.agent(stage)))
                .map(stage -> "exercises/" + stage.editedPath())
                .toList();
        if (!Files.isRegularFile(folder.kit().resolve("pom.xml")) || missing.size() == stages.size()) {
            return Symptom.wrong(
                    "Folder",
                    folder.kit() + " is not the kit.",
                    "Unpack or clone all of the kit, and use the lab in its folder exercises.");
        } else if (!missing.isEmpty()) {
            return Symptom.wrong(
                    "Folder", missing.get(0) + " is missing.", "Put the file back where it was; git status shows it.");
        }
        return Files.isWritable(folder.exercises())
                ? Symptom.good("Folder", folder.kit().toString())
                : Symptom.wrong(
                        "Folder",
                        folder.exercises() + " cannot be written to.",
                        "Move the kit to a folder of your own, such as one in your home folder.");
    }

    private Symptom repository() {
        Path known = machine.repository().resolve(Path.of("dev", "langchain4j", "langchain4j"));
        return Files.isDirectory(known)
                ? Symptom.good("Offline", machine.repository() + " has the libraries")
                : Symptom.wrong(
                        "Offline",
                        machine.repository() + " has no libraries yet, so that Maven needs the network.",
                        "With a network, once, in " + folder.kit() + ": mvn verify");
    }

    private Symptom jar() {
        Path jar = folder.kit().resolve(JAR);
        try {
            if (Files.exists(folder.kit().resolve(GIVEN))) {
                return Symptom.good("Lab", GIVEN + " as delivered");
            }
            if (!Files.exists(jar)) {
                return Symptom.good("Lab", "not built yet");
            }
            FileTime built = Files.getLastModifiedTime(jar);
            return sources(folder.kit().resolve("grading"))
                    .filter(file -> isNewer(file, built))
                    .findFirst()
                    .map(file -> Symptom.wrong(
                            "Lab",
                            "it is older than " + folder.kit().relativize(file) + ".",
                            "Delete the folder grading/desk/target; the next command builds the lab again."))
                    .orElseGet(() -> Symptom.good("Lab", "up to date"));
        } catch (IOException unreadable) {
            return Symptom.wrong("Lab", unreadable.toString(), "Delete the folder grading/desk/target.");
        }
    }

    /** The sources of the graders; an update of the kit changes some of them. */
    private static Stream<Path> sources(Path grading) throws IOException {
        Path main = Path.of("src", "main");
        try (Stream<Path> modules = Files.list(grading)) {
            List<Path> files = new ArrayList<>();
            for (Path module : modules.map(each -> each.resolve(main))
                    .filter(Files::isDirectory)
                    .toList()) {
                try (Stream<Path> each = Files.walk(module)) {
                    each.filter(Files::isRegularFile).forEach(files::add);
                }
            }
            return files.stream();
        }
    }

    private static boolean isNewer(Path file, FileTime built) {
        try {
            return Files.getLastModifiedTime(file).compareTo(built) > 0;
        } catch (IOException gone) {
            return false;
        }
    }
}
