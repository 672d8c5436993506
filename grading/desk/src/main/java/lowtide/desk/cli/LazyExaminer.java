package lowtide.desk.cli;

import java.util.Optional;
import java.util.function.Supplier;
import lowtide.desk.grade.StageExaminer;

/** Makes an examiner when it is first asked for, and closes it. Not thread-safe. */
final class LazyExaminer implements AutoCloseable {

    private final Supplier<StageExaminer> source;
    private Optional<StageExaminer> made = Optional.empty();

    LazyExaminer(Supplier<StageExaminer> source) {
        this.source = source;
    }

    StageExaminer get() {
        made = made.or(() -> Optional.of(source.get()));
        return made.get();
    }

    @Override
    public void close() {
        made.ifPresent(StageExaminer::close);
    }
}
