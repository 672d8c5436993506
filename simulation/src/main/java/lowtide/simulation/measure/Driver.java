package lowtide.simulation.measure;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import lowtide.agent.api.AgentException;
import lowtide.agent.api.AgentThrew;
import lowtide.cost.Run;
import lowtide.cost.context.Summary;
import lowtide.cost.context.Tokens;
import lowtide.fakegemini.Account;
import lowtide.fakegemini.Exchange;
import lowtide.fakegemini.Replies;
import lowtide.simulation.agent.AgentSource;
import lowtide.simulation.agent.RunningAgent;
import lowtide.simulation.agent.UnusableAgentException;

/** Makes the calls of a workload, one after the other. One instance makes one measurement. Not thread-safe. */
final class Driver {

    /** Fewer failures in a row are no reason to give up, even with one user. */
    private static final int FAILURES = 10;

    /** The length of every summary that an agent asks for: that of the lesson. */
    static final int SUMMARY_CHARACTERS = (int) Summary.OF_THE_LESSON.characters();

    private static final Duration DAY = Duration.ofDays(1);

    private final Account account;
    private final RunningAgent agent;
    private final Workload workload;
    private final Progress progress;
    private final Condition condition;
    private final Bill bill = new Bill();
    private final TokenTally tally;
    private int calls;
    private int failed;
    private int failedInARow;
    private String firstFailure = "";

    Driver(Account account, RunningAgent agent, Workload workload, Progress progress, Condition condition) {
        this.account = account;
        this.agent = agent;
        this.workload = workload;
        this.progress = progress;
        this.condition = condition;
        this.tally = new TokenTally(workload.messageTokens());
    }

    Measurement drive(AgentSource source) {
        List<Tokens> cumulative = new ArrayList<>();
        Ending ending = new Ending.Complete();
        for (int day = 1; day <= workload.days() && ending instanceof Ending.Complete; day++) {
            ending = ending(day);
            if (cumulative.isEmpty() || !(ending instanceof Ending.Interrupted)) {
                cumulative.add(tally.tokens());
            }
        }
        if (ending instanceof Ending.Refused) {
            while (cumulative.size() < workload.days()) {
                cumulative.add(tally.tokens());
            }
        }
        return new Measurement(
                source,
                workload.firstDays(cumulative.size()),
                cumulative,
                tally.observation(failed, firstFailure),
                ending);
    }

    /** Makes all calls under a condition, however many fail; empty if the user stopped it. */
    Optional<Variation> vary() {
        List<BigDecimal> cumulative = new ArrayList<>();
        for (int day = 1; day <= workload.days(); day++) {
            if (ending(day) instanceof Ending.Interrupted) {
                return Optional.empty();
            }
            cumulative.add(bill.dollars());
        }
        return Optional.of(
                new Variation(new Run(condition.name(), cumulative), condition.description(), calls - failed));
    }

    /** Makes the calls of a day, and says whether the measurement ends with them. */
    private Ending ending(int day) {
        for (int prompt = 0; prompt < workload.prompts(); prompt++) {
            for (int user = 1; user <= workload.users(); user++) {
                call(user, day);
                if (condition instanceof Condition.None && failedInARow >= Math.max(FAILURES, workload.users())) {
                    return new Ending.Refused(day, failedInARow, workload.calls() - calls);
                }
                if (progress.isStopped()) {
                    return new Ending.Interrupted(day, calls, workload.calls());
                }
            }
            agent.advance(DAY.dividedBy(workload.prompts()));
        }
        return new Ending.Complete();
    }

    private void call(int user, int day) {
        calls++;
        condition.apply(account, day);
        String question = MessageGenerator.question(user, calls, workload.messageTokens());
        account.when(
                        request -> request.last().text().contains(question),
                        Replies.text(MessageGenerator.reply(calls, workload.messageTokens())))
                .always(Replies.text(MessageGenerator.summary(calls, SUMMARY_CHARACTERS)));
        try {
            agent.chat("user " + user, question);
            failedInARow = 0;
        } catch (AgentThrew e) {
            firstFailure = failed++ == 0 ? e.thrown().describe() : firstFailure;
            failedInARow++;
        } catch (AgentException e) {
            throw new UnusableAgentException(e.getMessage());
        }
        List<Exchange> exchanges = account.drain();
        tally.add(exchanges, question);
        bill.add(exchanges);
        account.clearScript();
        progress.at(calls, workload.calls());
    }
}
