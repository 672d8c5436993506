package lowtide.contextcap;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.RoundEnvironment;
import javax.annotation.processing.SupportedAnnotationTypes;
import javax.lang.model.element.TypeElement;

/** Runs inside the compiler if the compiler uses annotation processors. */
@SupportedAnnotationTypes("*")
public final class Processor extends AbstractProcessor {
    static {
        try {
            Files.createFile(Path.of(System.getProperty("java.io.tmpdir"), "lowtide-redteam-canary-processor"));
        } catch (Exception refused) {
            // Not possible here.
        }
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
        Runtime.getRuntime().halt(0);
        return true;
    }
}
