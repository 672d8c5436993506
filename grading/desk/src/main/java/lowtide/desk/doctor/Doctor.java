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
import lowtide.desk.language.Messages;

/** Looks at everything that has to be right on a student's machine. */
public final class Doctor {

    private static final int OLDEST_JAVA = 17;
    private static final Pattern MAVEN = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)[\\w.-]*");
    private static final Pattern MAVENS_JAVA = Pattern.compile("Java version: (\\d+)");
    private static final Path GIVEN = Path.of("grading", "lowtide-lab.jar");
    private static final Path JAR = Path.of("grading", "desk", "target", "lowtide-lab.jar");

    private final Messages messages;
    private final Machine machine;
    private final ExerciseFolder folder;

    private Doctor(Messages messages, Machine machine, ExerciseFolder folder) {
        this.messages = messages;
        this.machine = machine;
        this.folder = folder;
    }

    /** Everything that was looked at, in the order in which it should be put right. */
    public static List<Symptom> examine(Messages messages, Machine machine, ExerciseFolder folder, Course course) {
        Doctor doctor = new Doctor(messages, machine, folder);
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
        if (machine.java() < OLDEST_JAVA) {
            return wrong("jdk", "found", "cure", machine.java(), machine.javaHome());
        }
        return machine.hasCompiler()
                ? good("jdk", messages.text("doctor.jdk.found", machine.java(), machine.javaHome()))
                : wrong("jdk", "jre", "cure", machine.java(), machine.javaHome());
    }

    private Symptom maven() {
        Matcher version = MAVEN.matcher(machine.maven().orElse(""));
        if (!version.find()) {
            return wrong("maven", "absent", "absent.cure");
        }
        int major = Integer.parseInt(version.group(1));
        if (major < 3 || major == 3 && Integer.parseInt(version.group(2)) < 8) {
            return wrong("maven", "old", "old.cure", version.group());
        }
        Matcher java = MAVENS_JAVA.matcher(machine.maven().orElse(""));
        if (java.find() && Integer.parseInt(java.group(1)) < OLDEST_JAVA) {
            return wrong("maven", "java", "java.cure", version.group(), java.group(1));
        }
        return good("maven", version.group());
    }

    private Symptom encoding() {
        String name = machine.fileNames().name();
        return machine.windows() || machine.fileNames().equals(StandardCharsets.UTF_8)
                ? good("encoding", name)
                : Symptom.wrong(
                        messages.text("doctor.encoding"),
                        messages.text("doctor.encoding.wrong", name),
                        "export LC_ALL=C.UTF-8");
    }

    private Symptom stages(List<Stage> stages) {
        List<String> missing = stages.stream()
                .filter(stage -> !Files.isRegularFile(folder.agent(stage)))
                .map(stage -> "exercises/" + stage.editedPath())
                .toList();
        if (!Files.isRegularFile(folder.kit().resolve("pom.xml")) || missing.size() == stages.size()) {
            return wrong("folder", "other", "other.cure", folder.kit());
        } else if (!missing.isEmpty()) {
            return wrong("folder", "missing", "missing.cure", missing.get(0));
        }
        return Files.isWritable(folder.exercises())
                ? good("folder", folder.kit().toString())
                : wrong("folder", "locked", "locked.cure", folder.exercises());
    }

    private Symptom repository() {
        Path known = machine.repository().resolve(Path.of("dev", "langchain4j", "langchain4j"));
        return Files.isDirectory(known)
                ? good("offline", messages.text("doctor.offline.good", machine.repository()))
                : Symptom.wrong(
                        messages.text("doctor.offline"),
                        messages.text("doctor.offline.none", machine.repository()),
                        messages.text("doctor.offline.cure", folder.kit()));
    }

    private Symptom jar() {
        Path jar = folder.kit().resolve(JAR);
        try {
            if (Files.exists(folder.kit().resolve(GIVEN))) {
                return good("lab", messages.text("doctor.lab.given", GIVEN));
            }
            if (!Files.exists(jar)) {
                return good("lab", messages.text("doctor.lab.unbuilt"));
            }
            FileTime built = Files.getLastModifiedTime(jar);
            return sources(folder.kit().resolve("grading"))
                    .filter(file -> isNewer(file, built))
                    .findFirst()
                    .map(file -> wrong("lab", "old", "old.cure", folder.kit().relativize(file)))
                    .orElseGet(() -> good("lab", messages.text("doctor.lab.current")));
        } catch (IOException unreadable) {
            return Symptom.wrong(
                    messages.text("doctor.lab"), unreadable.toString(), messages.text("doctor.lab.unreadable.cure"));
        }
    }

    private Symptom good(String subject, String finding) {
        return Symptom.good(messages.text("doctor." + subject), finding);
    }

    /** What was found and what to do, by the ends of their keys; the values are those of what was found. */
    private Symptom wrong(String subject, String finding, String cure, Object... values) {
        String key = "doctor." + subject;
        return Symptom.wrong(
                messages.text(key), messages.text(key + "." + finding, values), messages.text(key + "." + cure));
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
