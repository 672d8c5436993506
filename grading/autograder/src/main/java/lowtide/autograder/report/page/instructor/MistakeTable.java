package lowtide.autograder.report.page.instructor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import lowtide.autograder.report.MistakeCluster;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.SubmittedSources;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.autograder.report.page.SourceListing;

/**
 * The mistakes of a class, the most frequent first. Each row has the source of one submission, as long as the sources together
 * stay below a limit.
 */
final class MistakeTable {

    /** UTF-16 units of source on one page. A stage has about 3,000. */
    private static final int MAX_SOURCE_UNITS = 1_000_000;

    private final KnownMistakes known = KnownMistakes.shipped();
    private final Function<String, String> pageOf;
    private final Function<String, SubmittedSources> sourcesOf;
    private int remaining = MAX_SOURCE_UNITS;

    MistakeTable(Function<String, String> pageOf, Function<String, SubmittedSources> sourcesOf) {
        this.pageOf = pageOf;
        this.sourcesOf = sourcesOf;
    }

    List<MistakeRow> rows(List<MistakeCluster> clusters) {
        List<MistakeRow> rows = new ArrayList<>();
        clusters.forEach(cluster -> rows.add(row(cluster)));
        return rows;
    }

    private MistakeRow row(MistakeCluster cluster) {
        MistakeCluster.Key key = cluster.key();
        List<StudentLink> people = cluster.students().stream()
                .map(student -> StudentLink.of(student, pageOf))
                .toList();
        boolean checked = !key.failed().isEmpty();
        return new MistakeRow(
                key.stage(),
                ReportText.count(people.size(), "student"),
                checked ? "failed " + String.join(", ", key.failed()) : ReportText.of(key.verdict()),
                cluster.seen(),
                checked ? known.failing(key.stage(), key.failed()) : List.of(),
                people,
                people.get(0),
                sources(people.get(0).id(), key.stage()));
    }

    private List<SourceListing> sources(String id, int stage) {
        List<SubmittedSources.File> files = remaining > 0 ? sourcesOf.apply(id).of(stage) : List.of();
        int units = files.stream()
                .flatMap(file -> file.lines().stream())
                .mapToInt(String::length)
                .sum();
        if (units > remaining) {
            return List.of();
        }
        remaining -= units;
        return SourceListing.of(files, List.of(), ReportLanguage.ENGLISH);
    }
}
