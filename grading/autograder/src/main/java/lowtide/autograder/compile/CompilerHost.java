package lowtide.autograder.compile;

import java.io.EOFException;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import lowtide.agent.api.frame.FrameChannel;
import lowtide.autograder.submission.SourceFile;

/**
 * The process in which sources are compiled. It reads work from standard input and answers on standard output. No code
 * of a student runs in it.
 */
public final class CompilerHost {

    private CompilerHost() {}

    /** Started by {@link CompilerProcess}. The arguments are the class path that submissions are compiled against. */
    public static void main(String[] classpath) throws IOException {
        System.setOut(System.err); // standard output is for frames only
        StageCompiler compiler =
                new StageCompiler(List.of(classpath).stream().map(Path::of).toList());
        try (FrameChannel grader = new FrameChannel(
                new FileInputStream(FileDescriptor.in).getChannel(),
                new FileOutputStream(FileDescriptor.out).getChannel())) {
            while (true) {
                Work work = grader.receive(Work.class);
                grader.send(Result.of(compiler.compile(work.sources(), work.javaPackage())));
            }
        } catch (EOFException end) {
            // the grader has closed the connection
        }
    }

    /** One stage to compile. */
    record Work(List<SourceFile> sources, String javaPackage) {}

    /** A compilation as it is sent: exactly one of the three is not null. */
    record Result(Map<String, byte[]> classes, String intruder, List<CompileError> errors) {

        static Result of(Compilation compilation) {
            if (compilation instanceof Compilation.Classes classes) {
                return new Result(classes.files(), null, null);
            } else if (compilation instanceof Compilation.Intruder intruder) {
                return new Result(null, intruder.className(), null);
            }
            return new Result(null, null, ((Compilation.Failed) compilation).errors());
        }

        Compilation compilation() {
            if (classes != null) {
                return new Compilation.Classes(classes);
            }
            return intruder != null ? new Compilation.Intruder(intruder) : new Compilation.Failed(errors);
        }
    }
}
