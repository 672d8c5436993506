package lowtide.checks.userisolation;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.RequestDifference;
import lowtide.checks.dsl.Turn;

/** The traffic of other users, which must not change what a request of one user carries. */
final class OtherUsers {

    private static final int OTHERS = 4;

    private final CheckContext<UserIsolationAgent> context;
    private final List<String> questions;

    OtherUsers(CheckContext<UserIsolationAgent> context) {
        this.context = context;
        this.questions = List.of(context.meal(), context.meal(), "What did I eat?");
    }

    /** Fails unless one user's requests are the same as those that another agent makes without other users. */
    void changeNothing() {
        context.renewAgent();
        String alone = context.word();
        List<Turn> without = conversation(alone, 0);
        context.renewAgent();
        String one = context.word();
        List<Turn> with = conversation(one, OTHERS);
        for (int i = 0; i < questions.size(); i++) {
            Turn turn = with.get(i);
            if (RequestDifference.isLarge(
                    turn.request(), ownTexts(one, with), without.get(i).request(), ownTexts(alone, without))) {
                throw new CheckFailure(
                        turn.request(),
                        "Apart from the user's own messages, a request differed from the same request made while"
                                + " nobody else used the agent.",
                        "at most " + RequestDifference.ALLOWED + " characters that depend on other users, including the"
                                + " system instruction, tools and data.");
            }
        }
    }

    private List<Turn> conversation(String userId, int others) {
        Conversation<UserIsolationAgent> user = new Conversation<>(context, userId);
        List<Turn> turns = new ArrayList<>();
        for (String question : questions) {
            Stream.generate(context::word)
                    .limit(others)
                    .forEach(id -> new Conversation<>(context, id).say(RequestDifference.longMessage(context)));
            turns.add(user.say(question));
        }
        return turns;
    }

    private static List<String> ownTexts(String userId, List<Turn> turns) {
        return Stream.concat(
                        Stream.of(userId), turns.stream().flatMap(turn -> Stream.of(turn.question(), turn.reply())))
                .toList();
    }
}
