package lowtide.autograder.grade;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import lowtide.autograder.submission.SourceFile;
import lowtide.autograder.submission.StageSources;
import lowtide.course.StageVerdict;

/** The results of untouched stages, each computed once for a whole class. Thread-safe. */
public final class UntouchedStages {

    private final Map<Starter, StageResult> known = new ConcurrentHashMap<>();

    /** The result of an untouched stage: the known one, or that of the given computation. */
    StageResult result(StageSources.Found sources, long seed, Supplier<StageResult> examination) {
        Starter starter = new Starter(
                sources.stage().number(),
                seed,
                sources.files().stream().map(SourceFile::text).toList());
        StageResult result = known.get(starter);
        return result != null ? result : examined(starter, examination);
    }

    /** Synchronized, so that a thread that waited finds the first one's result. */
    private synchronized StageResult examined(Starter starter, Supplier<StageResult> examination) {
        StageResult result = known.get(starter);
        if (result == null) {
            result = examination.get();
            if (result.verdict() != StageVerdict.KIT_ERROR) {
                known.put(starter, result);
            }
        }
        return result;
    }

    /** The exact text of a starter: two starters that both count as untouched may differ in white space. */
    private record Starter(int stage, long seed, List<String> texts) {}
}
