package lowtide.checks.milestones;

import java.util.List;
import lowtide.checks.DocumentChecks;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageSuite;
import lowtide.checks.document.DocumentException;
import lowtide.checks.document.PersonalQuestions;

/** Stage 17: the lesson's milestones, and its quiz about the cost simulation with figures of one's own. */
@StageSuite("17-milestones")
public class MilestonesChecks extends DocumentChecks<Answers> implements PersonalQuestions {

    public MilestonesChecks() {
        super("answers.yml", Answers.class);
    }

    @GradedCheck("17A")
    void theMilestonesAreRight() {
        new Marking(document()).milestones();
    }

    @GradedCheck("17B")
    void theDifferenceIsRightToTheCent() {
        new Marking(document()).difference();
    }

    @GradedCheck("17C")
    void theDayIsRight() {
        new Marking(document()).day();
    }

    @GradedCheck("17D")
    void theCapIsRight() {
        new Marking(document()).cap();
    }

    @Override
    public String name(String document) throws DocumentException {
        return read(document).name().text();
    }

    @Override
    public List<String> questions(String name) {
        return Quiz.of(PersonName.of(name)).questions();
    }

    @Override
    public List<String> answers(String name) {
        return Quiz.of(PersonName.of(name)).answers();
    }
}
