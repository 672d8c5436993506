package lowtide.checks.sessiondatabase;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.util.ArrayList;
import java.util.List;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Turn;
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.Replies;

/** Users who talk now to one server and now to the other. */
final class TwoServers {

    private static final int CAP = 20;
    private static final int TURNS_BEYOND_THE_CAP = 12;
    private static final int TURNS_WITH_ONE_SERVER = 3;
    private static final int LONG = 30_000;
    private static final String HARD =
            " 'quoted' \"quoted\" ; -- /* \\ 50% _ {} ? :a $1 \u0001\u001f\u007f \n\t\r\n \u00e9 e\u0301 \ud83e\udd51 \u2028 </b>";

    private final CheckContext<SessionDatabaseAgent> context;
    private final SessionDatabase database;

    TwoServers(CheckContext<SessionDatabaseAgent> context) {
        this.context = context;
        this.database = new SessionDatabase(context);
    }

    void knowWhatTheOtherWasTold() {
        Conversation<SessionDatabaseAgent> ann = new Conversation<>(context, context.word());
        Conversation<SessionDatabaseAgent> bob = new Conversation<>(context, context.word());
        ann.say(context.meal());
        isContinued(ann, true);
        for (int i = 0; i < TURNS_WITH_ONE_SERVER; i++) {
            isContinued(bob, false);
        }
        isContinued(ann, false);
        isContinued(ann, true);
        isContinued(bob, true);
        for (int i = 0; ann.messages().size() < 2 * TURNS_BEYOND_THE_CAP; i++) {
            isContinued(ann, i % 2 == 0);
        }
        context.restartAgent(() -> {});
        isContinued(ann, false);
        isContinued(bob, true);
    }

    /** Says something; the request must carry what was said before, or the newest messages of it. */
    private void isContinued(Conversation<SessionDatabaseAgent> user, boolean toSecond) {
        Turn turn = say(user, context.meal(), toSecond);
        List<String> said = user.upToLastQuestion();
        if (said.size() <= CAP) {
            assertThatRequestOf(turn)
                    .carries(said, "the whole conversation, whichever server was told the parts of it.");
        } else {
            assertThatRequestOf(turn).carriesAtMost(CAP).carriesTheNewest(CAP - 1, said);
        }
    }

    /** Each user says something that looks like SQL to the first server; the second must send it unchanged. */
    void treatIdsAndMessagesAsData() {
        String word = context.word();
        String food = context.word();
        List<Conversation<SessionDatabaseAgent>> users = new ArrayList<>(List.of(new Conversation<>(context, word)));
        users.get(0).say("I ate a " + food);
        if (!database.holds(List.of(food))) {
            throw database.failure(
                    "A user said something and was answered, and no row holds a word of it.",
                    "what users say and Gemini answers in the database, as text that can be read.");
        }
        String table = database.rows().get(0).table();
        for (String id : ids(word, table)) {
            users.add(new Conversation<>(context, id));
        }
        for (Conversation<SessionDatabaseAgent> user : users) {
            context.gemini().enqueue(Replies.text("Noted: " + context.word() + HARD));
            user.say(context.meal() + HARD);
        }
        Conversation<SessionDatabaseAgent> longest = users.get(0);
        String question = context.meal() + " " + "na".repeat(LONG);
        context.gemini().enqueue(Replies.text("Noted: " + context.word() + " " + "no".repeat(LONG / 2)));
        longest.say(question.substring(0, LONG));
        for (Conversation<SessionDatabaseAgent> user : users) {
            assertThatRequestOf(say(user, context.meal(), true))
                    .carries(
                            user.upToLastQuestion(),
                            "everything that this user has said and was answered, character by character: "
                                    + CheckContext.quoted(context.masked(user.userId()))
                                    + " is a user id as any other.");
        }
    }

    private List<String> ids(String word, String table) {
        List<String> ids = new ArrayList<>(List.of(
                word + "'",
                word + "''",
                "\"" + word + "\"",
                "' OR '1'='1",
                word + "'; DROP TABLE " + table + "; --",
                word + "%",
                word + "_",
                "%",
                "_".repeat(word.length()),
                word + "\\",
                word + "\u0001\u001f\u007f",
                word + "?",
                UserIds.longest(word, 'a'),
                UserIds.longest(word, 'b'),
                "NULL"));
        ids.addAll(UserIds.lookalikes(word).subList(1, 4));
        ids.addAll(UserIds.colliding(word));
        UserIds.valid(context.random(), word).forEach(id -> ids.add(id.id()));
        ids.removeIf(id -> id.length() > UserIds.LONGEST); // the name of a table can be long
        return ids;
    }

    private Turn say(Conversation<SessionDatabaseAgent> user, String question, boolean toSecond) {
        if (!toSecond) {
            return user.say(question);
        }
        return user.add(
                question,
                context.turn(question, first -> database.secondServer().chat(user.sameId(), question)));
    }
}
