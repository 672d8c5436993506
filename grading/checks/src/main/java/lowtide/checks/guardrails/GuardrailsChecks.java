package lowtide.checks.guardrails;

import java.util.Map;
import lowtide.checks.GradedCheck;
import lowtide.checks.ReadmeBlocks;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;

/**
 * Stage 15: what users write and tools find is data, and does not decide what the agent does. What reached Gemini is seen
 * on the wire; that a tool ran is known from the grader's own tools.
 */
@StageSuite("15-guardrails")
public class GuardrailsChecks extends StageChecks<GuardrailsAgent> implements ReadmeBlocks {

    public GuardrailsChecks() {
        super(GuardrailsAgent.CONTRACT);
    }

    @Override
    public Map<String, String> readmeBlocks() {
        return InjectionCatalogue.shipped().readmeBlocks();
    }

    @GradedCheck("15A")
    void whatUsersAndToolsSayIsNoInstruction() {
        new DataAndInstructions(context).areKeptApart();
    }

    @GradedCheck("15B")
    void theDestructiveToolNeedsTheUsersConfirmation() {
        new Confirmation(context).isRequired();
    }

    @GradedCheck("15C")
    void injectionsAreRefusedOrMasked() {
        new Injections(context).areStopped();
    }

    @GradedCheck("15D")
    void harmlessTextsPassUnchanged() {
        new HarmlessTexts(context).passUnchanged();
    }

    @GradedCheck("15E")
    void personalDataIsMasked() {
        new Masking(context).leavesEverythingElse();
    }
}
