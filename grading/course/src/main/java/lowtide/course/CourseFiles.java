package lowtide.course;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.commons.io.Resource;
import org.junit.platform.commons.io.ResourceFilter;
import org.junit.platform.commons.support.ResourceSupport;

/** The files that describe a course: {@code labs.yml}, and a {@code stage.yml} in the package of each stage's suite. */
final class CourseFiles {

    private static final ObjectMapper YAML = new JsonMapper(new YAMLFactory());

    private final List<Resource> stageFiles;

    private CourseFiles(List<Resource> stageFiles) {
        this.stageFiles = stageFiles;
    }

    /** The files in this package and those below it. */
    static CourseFiles onClassPath(String basePackage) {
        return new CourseFiles(ResourceSupport.findAllResourcesInPackage(
                basePackage, ResourceFilter.of(resource -> resource.getName().endsWith("/stage.yml"))));
    }

    /**
     * Reads and checks them.
     *
     * @throws CourseException if one of them cannot be read or is invalid
     */
    Course read() {
        List<Stage> stages = stageFiles.stream()
                .map(CourseFiles::stage)
                .sorted(Comparator.comparingInt(Stage::number))
                .toList();
        requireUnique(stages.stream().map(stage -> "number " + stage.number()).toList());
        requireUnique(stages.stream().map(stage -> "folder " + stage.folder()).toList());
        List<Lab> labs = labs();
        Set<Integer> known = labs.stream().map(Lab::number).collect(Collectors.toSet());
        stages.stream()
                .filter(stage -> !known.contains(stage.lab()))
                .findFirst()
                .ifPresent(stage -> {
                    throw new CourseException(
                            "stage.yml of " + stage.folder() + ": there is no lab " + stage.lab() + ".");
                });
        return new Course(labs.stream()
                .map(lab -> new Lab(lab.number(), lab.title(), of(lab, stages)))
                .filter(lab -> !lab.stages().isEmpty())
                .toList());
    }

    private static List<Stage> of(Lab lab, List<Stage> stages) {
        return stages.stream().filter(stage -> stage.lab() == lab.number()).toList();
    }

    private static List<Lab> labs() {
        try (InputStream yaml = Course.class.getResourceAsStream("labs.yml")) {
            return List.of(YAML.readValue(yaml, Lab[].class));
        } catch (IOException unreadable) {
            throw new CourseException("labs.yml cannot be read.", unreadable);
        }
    }

    private static Stage stage(Resource file) {
        Stage stage;
        try (InputStream yaml = file.getInputStream()) {
            stage = YAML.readValue(yaml, Stage.class);
        } catch (IOException unreadable) {
            throw new CourseException(file.getName() + " cannot be read: " + unreadable.getMessage(), unreadable);
        }
        StageRules.problems(stage).stream().findFirst().ifPresent(problem -> {
            throw new CourseException(file.getName() + ": " + problem);
        });
        return stage;
    }

    private static void requireUnique(List<String> names) {
        names.stream()
                .filter(name -> names.indexOf(name) != names.lastIndexOf(name))
                .findFirst()
                .ifPresent(twice -> {
                    throw new CourseException("Two stages have the " + twice + ".");
                });
    }
}
