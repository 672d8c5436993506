package lowtide.autograder.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import lowtide.autograder.batch.journal.ClassRoll;
import lowtide.autograder.batch.journal.Journal;
import lowtide.autograder.batch.journal.JournalEntry;
import lowtide.autograder.batch.journal.RunRefused;
import lowtide.autograder.batch.journal.RunSettings;
import lowtide.autograder.batch.journal.Shard;

/** Merges the out folders of the shards of a class. The result is byte-identical to one run of the whole class. */
public final class ShardMerge {

    private ShardMerge() {}

    /**
     * Merges shards.
     *
     * @param folders the out folders of all shards, in any order
     * @param out a new or an empty folder, or that of an earlier merge of the same class
     * @param rubric the name of the rubric that the adjustments are checked with; empty if it is the catalogue
     * @param options for the reports; its adjustments replace those of the shards
     * @throws RunRefused if a shard is missing, not finished, or from another class or with other settings
     */
    public static ClassSummary merge(List<Path> folders, Path out, String rubric, ReportOptions options)
            throws IOException, RunRefused {
        List<Journal> shards = new ArrayList<>();
        try {
            for (Path folder : folders) {
                if (!Journal.exists(folder)) {
                    throw new RunRefused(folder + " does not hold a class run.");
                }
                shards.add(Journal.open(folder));
            }
            String graded = settings(shards.get(0)).rubric();
            if (!graded.equals(rubric)) {
                throw new RunRefused("The shards were graded with "
                        + (graded.isEmpty() ? "no rubric" : "the rubric " + graded + ": name its file with --rubric")
                        + ".");
            }
            try (Journal merged = Journal.open(out)) {
                return merge(shards, merged, options);
            }
        } finally {
            for (Journal shard : shards) {
                shard.close();
            }
        }
    }

    private static ClassSummary merge(List<Journal> shards, Journal merged, ReportOptions options)
            throws IOException, RunRefused {
        RunSettings settings = settings(shards.get(0)).whole();
        ClassRoll roll = roll(shards.get(0));
        Set<Shard> there = new TreeSet<>(Comparator.comparing(Shard::number));
        for (Journal shard : shards) {
            RunSettings its = settings(shard);
            Optional<String> difference = its.whole().difference(settings);
            if (difference.isPresent()) {
                throw new RunRefused(
                        "These are not shards of one run: " + shard.folder() + " has " + difference.get() + ".");
            } else if (its.shard().of() != shards.size()) {
                throw new RunRefused(shard.folder() + " is shard " + its.shard() + ", but " + shards.size()
                        + " folders were given.");
            } else if (!there.add(its.shard())) {
                throw new RunRefused(shard.folder() + " is shard " + its.shard() + ", which was given already.");
            } else if (!shard.isComplete()) {
                throw notFinished(shard);
            } else if (!roll(shard).equals(roll)) {
                throw new RunRefused(shard.folder() + " is a shard of another class than "
                        + shards.get(0).folder() + ".");
            }
        }
        ReportOptions resolved = options.with(options.adjustments().resolved(roll));
        merged.begin(settings, roll);
        for (Journal shard : shards) {
            for (String id : roll.in(settings(shard).shard())) {
                JournalEntry finished = shard.finished(id).orElseThrow(() -> notFinished(shard));
                merged.finish(
                        id, Files.readAllBytes(shard.result(id)), Files.readAllBytes(shard.sources(id)), finished);
            }
        }
        return ClassReports.write(merged, settings, roll, 0, resolved);
    }

    private static RunRefused notFinished(Journal shard) {
        return new RunRefused(shard.folder() + " is not finished. Run its command again to finish it.");
    }

    private static RunSettings settings(Journal shard) throws IOException {
        return shard.settings().orElseThrow(() -> new IOException(shard.folder() + " has no run.json any more."));
    }

    private static ClassRoll roll(Journal shard) throws IOException, RunRefused {
        return shard.roll().orElseThrow(() -> notFinished(shard));
    }
}
