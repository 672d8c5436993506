package lowtide.authoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * All files of a new stage, with one check: the starter fails it, the solution passes it. Its author continues from
 * there.
 *
 * @param number from 0 to 99
 * @param slug a few lower-case words joined by hyphens
 * @param title as shown in tables
 * @param lab the number of its lab
 */
record Skeleton(int number, String slug, String title, int lab) {

    /** Refuses invalid numbers and names. */
    Skeleton {
        require(number >= 0 && number <= 99, "-Dnumber must be from 0 to 99.");
        require(slug.matches("[a-z0-9]+(-[a-z0-9]+)*"), "-Dslug must be a few lower-case words joined by hyphens.");
        require(!title.isBlank(), "-Dtitle is missing.");
    }

    /**
     * From options as they were written.
     *
     * @throws IllegalArgumentException if one of them is wrong; the message names it
     */
    static Skeleton of(String number, String slug, String title, int lab) {
        require(number.matches("\\d{1,2}"), "-Dnumber must be from 0 to 99.");
        return new Skeleton(Integer.parseInt(number), slug, title, lab);
    }

    /**
     * Writes the files and adds the two modules.
     *
     * @return the files, relative to the root
     * @throws IllegalArgumentException if the stage already exists
     */
    List<Path> write(KitFolder kit) {
        Map<String, String> files = files();
        files.keySet().stream()
                .filter(file -> Files.exists(kit.root().resolve(file)))
                .findFirst()
                .ifPresent(file -> {
                    throw new IllegalArgumentException(file + " already exists.");
                });
        files.forEach((file, text) -> KitFolder.write(kit.root().resolve(file), text));
        List<Path> written = files.keySet().stream().map(Path::of).collect(Collectors.toCollection(ArrayList::new));
        for (String parent : List.of("exercises", "solutions")) {
            Path pom = kit.root().resolve(parent).resolve("pom.xml");
            KitFolder.write(pom, withModule(KitFolder.text(pom)));
            written.add(kit.root().relativize(pom));
        }
        return written;
    }

    private Map<String, String> files() {
        Map<String, String> files = new LinkedHashMap<>();
        String suite = "grading/checks/src/main/java/lowtide/checks/" + javaPackage() + "/";
        files.put(suite + "stage.yml", template("stage.yml"));
        files.put(suite + camel() + "Agent.java", template("Agent.java.txt"));
        files.put(suite + camel() + "Checks.java", template("Checks.java.txt"));
        files.put(suite + "package-info.java", template("package-info.java.txt"));
        for (String parent : List.of("exercises", "solutions")) {
            String stage = parent + "/" + folder() + "/";
            String agent = stage + "src/main/java/lowtide/" + javaPackage() + "/WellnessAgent.java";
            boolean solved = parent.equals("solutions");
            files.put(stage + "pom.xml", template(solved ? "solution-pom.xml" : "exercise-pom.xml"));
            files.put(agent, template(solved ? "Solution.java.txt" : "Starter.java.txt"));
            files.put(
                    stage + "src/test/java/lowtide/" + javaPackage() + "/" + camel() + "Test.java",
                    template("Test.java.txt"));
        }
        files.put("exercises/" + folder() + "/README.md", template("README.md.txt"));
        files.put("solutions/" + folder() + "/" + TeachingNotes.FILE, template("TEACHING.md.txt"));
        files.put("grading/attempts/" + folder() + "/attempts.yml", template("attempts.yml"));
        return files;
    }

    private String template(String name) {
        try (InputStream in = Skeleton.class.getResourceAsStream("skeleton/" + name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("{{number}}", String.valueOf(number))
                    .replace("{{digits}}", "%02d".formatted(number))
                    .replace("{{lab}}", String.valueOf(lab))
                    .replace("{{folder}}", folder())
                    .replace("{{package}}", javaPackage())
                    .replace("{{camel}}", camel())
                    .replace("{{title}}", title);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private String withModule(String pom) {
        String module = "    <module>" + folder() + "</module>\n";
        List<String> modules = pom.lines()
                .filter(line -> line.matches("    <module>\\d\\d-.*"))
                .map(line -> line + "\n")
                .collect(Collectors.toCollection(ArrayList::new));
        String before = String.join("", modules);
        modules.add(module);
        return pom.replace(before, modules.stream().sorted().collect(Collectors.joining()));
    }

    private String folder() {
        return "%02d-%s".formatted(number, slug);
    }

    private String javaPackage() {
        return slug.replace("-", "");
    }

    private String camel() {
        return Arrays.stream(slug.split("-"))
                .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                .collect(Collectors.joining());
    }

    private static void require(boolean kept, String rule) {
        if (!kept) {
            throw new IllegalArgumentException(rule);
        }
    }
}
