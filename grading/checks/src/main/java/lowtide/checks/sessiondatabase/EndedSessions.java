package lowtide.checks.sessiondatabase;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.Turn;
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.Replies;

/** Sessions that are over, because weeks have passed or their users want to be forgotten. */
final class EndedSessions {

    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration LIFETIME = Duration.ofDays(30);
    private static final int PERIODS_OF_A_YEAR = 13; // of 30 days
    private static final String OVER =
            "a session that ends 30 days after its last answered call, and whose rows are gone"
                    + " after the next answered call of any user.";

    private final CheckContext<SessionDatabaseAgent> context;
    private final SessionDatabase database;
    private final Map<String, List<String>> words = new TreeMap<>(); // of both sides, by user

    EndedSessions(CheckContext<SessionDatabaseAgent> context) {
        this.context = context;
        this.database = new SessionDatabase(context);
    }

    /** Only an answered call makes a session last longer. */
    void endAfterTheirLastAnswer() {
        Conversation<SessionDatabaseAgent> ann = new Conversation<>(context, context.word());
        Conversation<SessionDatabaseAgent> bob = new Conversation<>(context, context.word());
        say(ann);
        sayToSecond(ann); // so that both servers may remember
        say(bob);
        Conversation<SessionDatabaseAgent> carol = new Conversation<>(context, context.word());
        sayToSecond(carol);
        context.advance(LIFETIME.minus(MINUTE));
        continues(bob, "A minute before 30 days were over,");
        context.gemini().enqueue(Replies.overloaded());
        context.attempt(agent -> agent.chat(ann.userId(), context.meal()));
        context.gemini().clearScript();
        areThere(ann, true, "A minute before 30 days were over,");
        context.advance(MINUTE.multipliedBy(2));
        continues(bob, "Two minutes after an answered call,");
        areThere(ann, false, "A minute after 30 days were over, another user called. Then");
        areThere(carol, false, "A minute after 30 days were over, a user called the other server. Then");
        areThere(bob, true, "Two minutes after an answered call,");
        Conversation<SessionDatabaseAgent> annAnew = beginsAnew(ann.userId(), "A minute after 30 days were over,");
        continues(annAnew, "Right after a session began,");
        assertThatRequestOf(sayToSecond(annAnew))
                .carries(annAnew.upToLastQuestion(), "nothing of the old conversation, on the other server too.");
        continues(bob, "Two minutes after an answered call,");
        context.advance(LIFETIME.plus(MINUTE));
        continues(beginsAnew(bob.userId(), "A minute after 30 days were over,"), "Right after a session began,");
    }

    /** Months have 28 to 31 days, and where clocks change, two days of the year do not have 24 hours. */
    void lastAsLongAllYear() {
        for (int i = 0; i < PERIODS_OF_A_YEAR; i++) {
            Conversation<SessionDatabaseAgent> user = new Conversation<>(context, context.word());
            say(user);
            context.advance(LIFETIME.minus(MINUTE));
            continues(user, "A minute before 30 days were over,");
        }
    }

    void areForgotten() {
        List<Conversation<SessionDatabaseAgent>> users = new ArrayList<>();
        String word = context.word();
        for (String id : lookalikes(word)) {
            users.add(new Conversation<>(context, id));
        }
        users.forEach(this::say);
        for (Conversation<SessionDatabaseAgent> user : users.subList(0, 2)) {
            sayToSecond(user); // so that both servers may remember
            say(user);
            context.agent().forget(user.sameId());
            areThere(user, false, "Right after forget(" + CheckContext.quoted(context.masked(user.userId())) + "),");
            Conversation<SessionDatabaseAgent> anew = new Conversation<>(context, user.userId());
            assertThatRequestOf(sayToSecond(anew))
                    .carries(anew.upToLastQuestion(), "nothing of what was forgotten, on the other server too.");
            assertThatRequestOf(sayToSecond(anew))
                    .carries(anew.upToLastQuestion(), "what was said after the user was forgotten, and no more.");
            context.agent().forget(user.sameId());
        }
        for (Conversation<SessionDatabaseAgent> user : users.subList(2, users.size())) {
            continues(user, "After another user was forgotten,");
        }
    }

    private List<String> lookalikes(String word) {
        List<String> ids = new ArrayList<>(List.of("%" + word.substring(1), word));
        ids.addAll(UserIds.lookalikes(word).subList(1, 4));
        ids.add("_" + word.substring(1));
        return ids;
    }

    private Turn sayToSecond(Conversation<SessionDatabaseAgent> user) {
        String asked = context.word();
        words.computeIfAbsent(user.userId(), id -> new ArrayList<>()).add(asked);
        String question = "I ate a " + asked;
        return user.add(
                question,
                context.turn(question, first -> database.secondServer().chat(user.sameId(), question)));
    }

    private Turn say(Conversation<SessionDatabaseAgent> user) {
        String asked = context.word();
        String answered = context.word();
        words.computeIfAbsent(user.userId(), id -> new ArrayList<>()).addAll(List.of(asked, answered));
        context.gemini().enqueue(Replies.text("Noted: " + answered));
        return user.say("I ate a " + asked);
    }

    private void areThere(Conversation<SessionDatabaseAgent> user, boolean wanted, String circumstances) {
        boolean held = database.holds(words.get(user.userId()));
        if (held != wanted) {
            throw database.failureAbout(
                    wanted ? List.of("") : words.get(user.userId()),
                    circumstances + (wanted ? " no row held" : " a row still held") + " a word of the user.",
                    circumstances.contains("forget") ? "no row with a word of the user." : OVER);
        }
    }

    private void continues(Conversation<SessionDatabaseAgent> user, String circumstances) {
        assertThatRequestOf(say(user))
                .carries(user.upToLastQuestion(), "the conversation: " + circumstances + " it is not over.");
    }

    private Conversation<SessionDatabaseAgent> beginsAnew(String user, String circumstances) {
        Conversation<SessionDatabaseAgent> anew = new Conversation<>(context, user);
        assertThatRequestOf(anew.say(context.meal()))
                .carries(anew.upToLastQuestion(), circumstances + " nothing of the old conversation.");
        return anew;
    }
}
