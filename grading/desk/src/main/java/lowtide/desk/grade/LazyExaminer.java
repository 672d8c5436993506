package lowtide.desk.grade;

import java.util.Optional;
import java.util.function.Supplier;

/** Makes an examiner when it is first asked for, and closes it. Not thread-safe. */
public final class LazyExaminer implements AutoCloseable {

    private final Supplier<StageExaminer> source;
    private Optional<StageExaminer> made = Optional.empty();

    /** @param source makes the examiner */
    public LazyExaminer(Supplier<StageExaminer> source) {
        this.source = source;
    }

    /** The examiner, which is made now if it is not there yet. */
    public StageExaminer get() {
        made = made.or(() -> Optional.of(source.get()));
        return made.get();
    }

    @Override
    public void close() {
        made.ifPresent(StageExaminer::close);
    }
}
