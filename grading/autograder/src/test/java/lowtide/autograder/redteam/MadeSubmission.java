package lowtide.autograder.redteam;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
    PARENTHESES((submission, agent) ->
            bomb(agent, "static int of(int i) { return " + "(".repeat(20_000) + "i" + ")".repeat(20_000) + "; }")),

    SUM((submission, agent) -> bomb(agent, "static int of(int i) { return i" + "+i".repeat(30_000) + "; }")),

    NESTED_CLASSES((submission, agent) -> bomb(agent, "class C { ".repeat(3_000) + "}".repeat(3_000))),

    TEXT((submission, agent) -> bomb(
            agent,
            "static final String TEXT = \"" + "x".repeat(100_000) + "\"; static int of(int i) { "
                    + "i += i * 3; ".repeat(12_000) + "return i; }")),

    FINALLY_BLOCKS((submission, agent) -> bomb(
            agent,
            "static int of(int i) { " + "try { i++; } finally { ".repeat(40) + "i--; " + "}".repeat(40)
                    + " return i; }")),

    LONG_CLASS_NAME((submission, agent) -> bomb(agent, "static class " + "C".repeat(240) + " { }")),

    ENDLESS_CLASS_NAME((submission, agent) -> bomb(agent, "static class " + "C".repeat(55_000) + " { }")),

    DEEP_PACKAGE((submission, agent) -> Files.writeString(
            agent.resolveSibling("Deep.java"), "package lowtide.contextcap" + ".a".repeat(900) + "; class Deep { }")),

    LARGE_CLASS_FILES((submission, agent) -> {
        String doubling = "of(i);";
        for (int level = 0; level < 10; level++) {
            doubling = "try { of(i + " + level + "); } finally { " + doubling + " }";
        }
        for (int file = 0; file < 2; file++) {
            StringBuilder source = new StringBuilder(
                    "package lowtide.contextcap; class Large" + file + " { static void of(int i) { } ");
            for (int method = 0; method < 8; method++) {
                source.append("static void of")
                        .append(method)
                        .append("(int i) { ")
                        .append(doubling)
                        .append(" } ");
            }
            Files.writeString(agent.resolveSibling("Large" + file + ".java"), source + "}");
        }
    }),

    THREE_THOUSAND_CLASSES((submission, agent) -> bomb(
            agent,
            IntStream.range(0, 3_000).mapToObj(i -> "class C" + i + " { } ").collect(Collectors.joining()))),

    INFERENCE((submission, agent) -> {
        String expression = "1";
        for (int level = 0; level < 11; level++) {
            expression = "(b ? list(" + expression + ") : set(" + expression + "))";
        }
        bomb(
                agent,
                "static <T> java.util.List<T> list(T one) { return null; } static <T> java.util.Set<T> set(T one) { return null; } "
                        + "static void of(boolean b) { var x = " + expression + "; }");
    }),

    LAMBDAS((submission, agent) -> bomb(
            agent,
            "static Runnable of() { return " + "() -> { Runnable r = ".repeat(2_000) + "null" + "; }".repeat(2_000)
                    + "; }")),

    FIFTY_MEGABYTES(
            (submission, agent) -> Files.writeString(agent.resolveSibling("Long.java"), "//" + " ".repeat(50_000_000))),

    A_THOUSAND_SOURCES((submission, agent) -> {
        for (int i = 0; i < 1_000; i++) {
            Files.writeString(
                    agent.resolveSibling("C" + i + ".java"), "package lowtide.contextcap; class C" + i + " { }");
        }
    }),

    CLASS_FILES((submission, agent) -> {
        Stage stage = Kit.STAGES.get(0);
        StageSources.Found solved = (StageSources.Found) new Submission(submission).sources(stage);
        Path classes =
                Files.createDirectories(submission.resolve(stage.folder()).resolve("target/classes"));
        Kit.compile(solved.files(), stage, Libraries.found().compileClasspath(), classes);
        String name = "lowtide/contextcap/WellnessAgent.class";
        Files.copy(classes.resolve(name), agent.resolveSibling("WellnessAgent.class"));
        Path jar = submission.resolve(stage.folder()).resolve("src/main/java/solved.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry(name));
            Files.copy(classes.resolve(name), out);
        }
        Kit.copySources(Kit.EXERCISES, submission, stage);
    }),

    UTF_16((submission, agent) -> Files.writeString(agent, Files.readString(agent), StandardCharsets.UTF_16)),

    WINDOWS((submission, agent) ->
            Files.writeString(agent, "\uFEFF" + Files.readString(agent).replace("\n", "\r\n"))),

    MACINTOSH((submission, agent) -> Files.writeString(
            agent, Files.readString(agent).replaceAll("//.*", "").replace('\n', '\r'))),

    JUNK((submission, agent) -> {
        for (Path folder : List.of(submission, agent.getParent())) {
            byte[] fork = {0, 5, 22, 7, 0, 2, 0, 0};
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
                Files.write(folder.resolve(name), fork);
            }
        }
    }),

    ODD_NAMES((submission, agent) ->
            Files.writeString(agent.resolveSibling("Notes (1) [old] 100%zz <b>.java"), "// nothing but a note\n")),

    LINK_TO_THE_SOLUTION((submission, agent) -> {
        Files.delete(agent);
        Files.createSymbolicLink(agent, Kit.agent(Kit.SOLUTIONS, Kit.STAGES.get(0)));
    }),

    LINK_TO_THE_STAGE((submission, agent) -> {
        Path stage = submission.resolve(Kit.STAGES.get(0).folder());
        Files.move(stage, submission.resolve("elsewhere"));
        Files.createSymbolicLink(stage, Kit.SOLUTIONS.resolve(stage.getFileName()));
    }),

    LINK_IN_A_CIRCLE((submission, agent) -> Files.createSymbolicLink(agent.resolveSibling("again"), agent.getParent())),

    PIPE((submission, agent) -> {
        try {
            new ProcessBuilder("mkfifo", agent.resolveSibling("Pipe.java").toString())
                    .start()
                    .waitFor();
        } catch (InterruptedException interrupted) {
            throw new IOException(interrupted);
        }
    }),

    FOLDER_FOR_A_SOURCE((submission, agent) -> {
        Files.delete(agent);
        Files.createDirectory(agent);
    }),

    WRAPPED((submission, agent) -> {
        Path stage = submission.resolve(Kit.STAGES.get(0).folder());
        Files.move(
                stage,
                Files.createDirectories(submission.resolve("low-tide-main")).resolve(stage.getFileName()));
    }),

    EMPTY((submission, agent) -> {
        try (Stream<Path> files = Files.walk(submission)) {
            for (Path file : files.sorted((one, other) -> other.compareTo(one))
                    .filter(file -> !file.equals(submission))
                    .toList()) {
                Files.delete(file);
            }
        }
    }),

    STAGE_MISSING((submission, agent) ->
            Files.move(submission.resolve(Kit.STAGES.get(0).folder()), submission.resolve("my-work"))),

    DEEP_FOLDERS((submission, agent) -> Files.createDirectories(agent.getParent()
            .resolve(String.join(
                    "/", IntStream.range(0, 1_000).mapToObj(i -> "d").toList()))));

    private final Making making;

    MadeSubmission(Making making) {
        this.making = making;
    }

    /** Changes a solved submission into this one. */
    void make(Path submission, Stage stage) throws IOException {
        making.change(submission, Kit.agent(submission, stage));
    }

    private static void bomb(Path agent, String member) throws IOException {
        Files.writeString(
                agent.resolveSibling("Bomb.java"), "package lowtide.contextcap;\n\nclass Bomb {\n" + member + "\n}\n");
    }

    private interface Making {
        void change(Path submission, Path agent) throws IOException;
    }
}
