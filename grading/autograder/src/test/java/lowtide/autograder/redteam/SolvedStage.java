package lowtide.autograder.redteam;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import lowtide.autograder.Kit;
import lowtide.course.Stage;

/** A submission with one stage solved, which a test changes. */
record SolvedStage(Path submission, Stage stage) {

    /** The stage's folder. */
    Path folder() {
        return submission.resolve(stage.folder());
    }

    /** The agent's file. */
    Path agent() {
        return Kit.agent(submission, stage);
    }

    /** Adds a file next to the agent. */
    void add(String file, String text) throws IOException {
        Files.writeString(agent().resolveSibling(file), text);
    }

    /** Adds a source in the package of the stage, next to the agent. */
    void addSource(String className, String declaration) throws IOException {
        add(className + ".java", "package " + stage.javaPackage() + ";\n" + declaration + "\n");
    }

    /** Adds a class with one member, next to the agent. */
    void addMember(String member) throws IOException {
        addSource("Bomb", "\nclass Bomb {\n" + member + "\n}");
    }
}
