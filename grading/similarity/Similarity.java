import de.jplag.JPlag;
import de.jplag.JPlagComparison;
import de.jplag.JPlagResult;
import de.jplag.java.JavaLanguage;
import de.jplag.options.JPlagOptions;
import de.jplag.reporting.reportobject.ReportObjectFactory;
import java.io.File;
import java.util.Set;

/** Hands a class to JPlag and prints the most similar pairs. What the exercises gave does not count. */
class Similarity {

    private static final int SHOWN = 20;
    private static final double LEAST = 0.1; // below this, two answers to one exercise are as alike as any two

    public static void main(String[] arguments) throws Exception {
        File report = new File(arguments[2]);
        report.getParentFile().mkdirs();
        JPlagResult result = JPlag.run(new JPlagOptions(new JavaLanguage(), Set.of(new File(arguments[0])), Set.of())
                .withBaseCodeSubmissionDirectory(new File(arguments[1])));
        new ReportObjectFactory(report).createAndSaveReport(result);
        System.out.println(result.getNumberOfSubmissions() + " submissions compared by JPlag; the most similar pairs:");
        for (JPlagComparison pair : result.getComparisons(SHOWN)) {
            if (pair.similarity() >= LEAST) {
                System.out.printf(
                        "  %3.0f %%  %s - %s%n",
                        100 * pair.similarity(),
                        pair.firstSubmission().getName(),
                        pair.secondSubmission().getName());
            }
        }
        System.out.println(
                "Open " + report + " with JPlag's report viewer, which runs in the browser and uploads nothing.");
    }
}
