package lowtide.autograder.redteam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.autograder.Kit;
import lowtide.autograder.sandbox.Libraries;
import lowtide.autograder.submission.StageSources;
import lowtide.autograder.submission.Submission;
import lowtide.course.Stage;

/** Submissions that a repository cannot store: links, pipes, other encodings, files that are too large or too many. */
enum MadeSubmission {
    PARENTHESES(solved ->
            solved.addMember("static int of(int i) { return " + "(".repeat(20_000) + "i" + ")".repeat(20_000) + "; }")),

    SUM(solved -> solved.addMember("static int of(int i) { return i" + "+i".repeat(30_000) + "; }")),

    NESTED_CLASSES(solved -> solved.addMember("class C { ".repeat(3_000) + "}".repeat(3_000))),

    TEXT(solved -> solved.addMember("static final String TEXT = \"" + "x".repeat(100_000)
            + "\"; static int of(int i) { " + "i += i * 3; ".repeat(12_000) + "return i; }")),

    FINALLY_BLOCKS(solved -> solved.addMember("static int of(int i) { " + "try { i++; } finally { ".repeat(40) + "i--; "
            + "}".repeat(40) + " return i; }")),

    LONG_CLASS_NAME(solved -> solved.addMember("static class " + "C".repeat(240) + " { }")),

    ENDLESS_CLASS_NAME(solved -> solved.addMember("static class " + "C".repeat(55_000) + " { }")),

    DEEP_PACKAGE(solved ->
            solved.add("Deep.java", "package " + solved.stage().javaPackage() + ".a".repeat(900) + "; class Deep { }")),

    LARGE_CLASS_FILES(solved -> {
        String doubling = "of(i);";
        for (int level = 0; level < 10; level++) {
            doubling = "try { of(i + " + level + "); } finally { " + doubling + " }";
        }
        String body = doubling;
        String methods = IntStream.range(0, 8)
                .mapToObj(method -> "static void of" + method + "(int i) { " + body + " } ")
                .collect(Collectors.joining());
        solved.addSource("Large0", "class Large0 { static void of(int i) { } " + methods + "}");
        solved.addSource("Large1", "class Large1 { static void of(int i) { } " + methods + "}");
    }),

    THREE_THOUSAND_CLASSES(solved -> solved.addMember(
            IntStream.range(0, 3_000).mapToObj(i -> "class C" + i + " { } ").collect(Collectors.joining()))),

    INFERENCE(solved -> {
        String expression = "1";
        for (int level = 0; level < 11; level++) {
            expression = "(b ? list(" + expression + ") : set(" + expression + "))";
        }
        solved.addMember("static <T> java.util.List<T> list(T one) { return null; } "
                + "static <T> java.util.Set<T> set(T one) { return null; } "
                + "static void of(boolean b) { var x = " + expression + "; }");
    }),

    LAMBDAS(solved -> solved.addMember("static Runnable of() { return " + "() -> { Runnable r = ".repeat(2_000) + "null"
            + "; }".repeat(2_000) + "; }")),

    FIFTY_MEGABYTES(solved -> solved.add("Long.java", "//" + " ".repeat(50_000_000))),

    A_THOUSAND_SOURCES(solved -> {
        for (int i = 0; i < 1_000; i++) {
            solved.addSource("C" + i, "class C" + i + " { }");
        }
    }),

    CLASS_FILES(solved -> {
        Stage stage = solved.stage();
        StageSources.Found sources = (StageSources.Found) new Submission(solved.submission()).sources(stage);
        Path classes = Files.createDirectories(solved.folder().resolve("target/classes"));
        Kit.compile(sources.files(), stage, Libraries.found().compileClasspath(), classes);
        String name = stage.agentClass().replace('.', '/') + ".class";
        Files.copy(classes.resolve(name), solved.agent().resolveSibling(Stage.AGENT + ".class"));
        Path jar = solved.folder().resolve("src/main/java/solved.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(classes.resolve(name), out);
        }
        Kit.copySources(Kit.EXERCISES, solved.submission(), stage);
    }),

    UTF_16(solved -> Files.writeString(solved.agent(), Files.readString(solved.agent()), StandardCharsets.UTF_16)),

    WINDOWS(solved -> Files.writeString(
            solved.agent(), "\uFEFF" + Files.readString(solved.agent()).replace("\n", "\r\n"))),

    MACINTOSH(solved -> Files.writeString(
            solved.agent(),
            Files.readString(solved.agent()).replaceAll("//.*", "").replace('\n', '\r'))),

    JUNK(solved -> {
        for (Path folder : List.of(solved.submission(), solved.agent().getParent())) {
            byte[] resourceFork = {0, 5, 22, 7, 0, 2, 0, 0};
            Files.createDirectories(folder.resolve("__MACOSX"));
            for (String name : List.of(
                    ".DS_Store",
                    "Thumbs.db",
                    "desktop.ini",
                    "._WellnessAgent.java",
                    "__MACOSX/._WellnessAgent.java",
                    "WellnessAgent.java~",
                    "WellnessAgent.java.orig",
                    ".WellnessAgent.java.swp",
                    "#WellnessAgent.java#")) {
                Files.write(folder.resolve(name), resourceFork);
            }
        }
    }),

    ODD_NAMES(solved -> solved.add("Notes (1) [old] 100%zz <b>.java", "// nothing but a note\n")),

    LINK_TO_THE_SOLUTION(solved -> {
        Files.delete(solved.agent());
        Files.createSymbolicLink(solved.agent(), Kit.agent(Kit.SOLUTIONS, solved.stage()));
    }),

    LINK_TO_THE_STAGE(solved -> {
        Files.move(solved.folder(), solved.submission().resolve("elsewhere"));
        Files.createSymbolicLink(
                solved.folder(), Kit.SOLUTIONS.resolve(solved.stage().folder()));
    }),

    LINK_IN_A_CIRCLE(solved -> Files.createSymbolicLink(
            solved.agent().resolveSibling("again"), solved.agent().getParent())),

    PIPE(solved -> {
        try {
            Path pipe = solved.agent().resolveSibling("Pipe.java");
            new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }),

    FOLDER_FOR_A_SOURCE(solved -> {
        Files.delete(solved.agent());
        Files.createDirectory(solved.agent());
    }),

    WRAPPED(solved -> {
        Path wrapper = Files.createDirectories(solved.submission().resolve("low-tide-main"));
        Files.move(solved.folder(), wrapper.resolve(solved.stage().folder()));
    }),

    EMPTY(solved -> {
        try (Stream<Path> files = Files.walk(solved.submission())) {
            for (Path file : files.sorted(Comparator.reverseOrder())
                    .filter(file -> !file.equals(solved.submission()))
                    .toList()) {
                Files.delete(file);
            }
        }
    }),

    STAGE_MISSING(solved -> Files.move(solved.folder(), solved.submission().resolve("my-work"))),

    DEEP_FOLDERS(solved -> Files.createDirectories(
            solved.agent().getParent().resolve(String.join("/", Collections.nCopies(1_000, "d")))));

    private final Change change;

    MadeSubmission(Change change) {
        this.change = change;
    }

    /** Changes a solved submission into this one. */
    void make(Path submission, Stage stage) throws IOException {
        change.apply(new SolvedStage(submission, stage));
    }

    private interface Change {
        void apply(SolvedStage solved) throws IOException;
    }
}
