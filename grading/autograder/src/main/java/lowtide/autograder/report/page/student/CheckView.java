package lowtide.autograder.report.page.student;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.autograder.report.ReportText;
import lowtide.autograder.report.Results;
import lowtide.autograder.report.language.ReportLanguage;
import lowtide.course.Finding;

/**
 * A check as the page shows it.
 *
 * @param points available, in words
 * @param seen with what may differ in the next run, if the page is of a single run
 * @param printed the last lines that the student's code printed, if the page is of a single run
 * @param hint the first one
 * @param more the other hints, folded
 * @param earlier the requests of the transcript that are folded
 * @param transcript the last requests
 */
record CheckView(
        String id,
        String title,
        String points,
        String sign,
        String verdict,
        String seen,
        String expected,
        List<String> printed,
        String why,
        List<HintText> hint,
        List<Hint> more,
        List<WireView> earlier,
        List<WireView> transcript) {

    private static final int OPEN_REQUESTS = 2;

    /** @param now what the check says in this run; empty if the page must be the same for every run */
    static CheckView of(Results.Check check, Optional<Finding> now, ReportLanguage language) {
        List<Hint> more = new ArrayList<>();
        for (int i = 1; i < check.hints().size(); i++) {
            more.add(new Hint(i + 1, HintText.of(check.hints().get(i))));
        }
        List<WireView> requests = check.transcript().stream()
                .map(excerpt -> WireView.of(excerpt, language))
                .toList();
        int folded = Math.max(0, requests.size() - OPEN_REQUESTS);
        return new CheckView(
                check.id(),
                check.title(),
                language.text("points", check.outOf()),
                ReportText.sign(check.verdict()),
                ReportText.sentence(language.text("check." + check.verdict())),
                now.map(Finding::seenThisTime).orElse(check.seen()),
                ReportText.sentence(check.expected()),
                now.map(Finding::printed).orElse(List.of()),
                check.why(),
                HintText.of(check.hint()),
                more,
                requests.subList(0, folded),
                requests.subList(folded, requests.size()));
    }

    record Hint(int number, List<HintText> text) {}
}
