package lowtide.checks.sessiondatabase;

import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;

/** Stage 11: two servers share the conversations of their users in a database. */
@StageSuite("11-session-database")
public class SessionDatabaseChecks extends StageChecks<SessionDatabaseAgent> {

    public SessionDatabaseChecks() {
        super(SessionDatabaseAgent.CONTRACT);
    }

    @GradedCheck("11A")
    void whatOneServerWasToldTheOtherKnows() {
        new TwoServers(context).knowWhatTheOtherWasTold();
    }

    @GradedCheck("11B")
    void idsAndMessagesAreData() {
        new TwoServers(context).treatIdsAndMessagesAsData();
    }

    @GradedCheck(value = "11C", concurrent = true)
    void overlappingCallsAreBothKept() {
        OverlappingCalls calls = new OverlappingCalls(context);
        calls.interruptEachStatement(false);
        calls.interruptEachStatement(true);
        calls.waitForGeminiTogether(false);
        calls.waitForGeminiTogether(true);
    }

    @GradedCheck("11D")
    void aStatementThatFailsLosesNoHalfTurn() {
        new FailingStatements(context).loseOrKeepAWholeTurn();
    }

    @GradedCheck(value = "11E", concurrent = true)
    void connectionsAreGivenBack() {
        OpenConnections connections = new OpenConnections(context);
        connections.areGivenBack();
        connections.areNotHeldWhileGeminiThinks();
    }

    @GradedCheck("11F")
    void sessionsEnd() {
        EndedSessions sessions = new EndedSessions(context);
        sessions.endAfterTheirLastAnswer();
        sessions.areForgotten();
        sessions.lastAsLongAllYear();
    }
}
