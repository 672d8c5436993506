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
        say(bob);
        context.advance(LIFETIME.minus(MINUTE));
        continues(bob, "A minute before 30 days were over,");
        context.gemini().enqueue(Replies.overloaded());
        context.attempt(agent -> agent.chat(ann.userId(), context.meal()));
        context.gemini().clearScript();
        areThere(ann, true, "A minute before 30 days were over,");
        context.advance(MINUTE.multipliedBy(2));
        say(new Conversation<>(context, context.word()));
        areThere(ann, false, "A minute after 30 days were over, another user called. Then");
        areThere(bob, true, "Two minutes after an answered call,");
        beginsAnew(ann.userId(), "A minute after 30 days were over,");
        continues(bob, "Two minutes after an answered call,");
        context.advance(LIFETIME.plus(MINUTE));
        beginsAnew(bob.userId(), "A minute after 30 days were over,");
    }

    void areForgotten() {
        List<Conversation<SessionDatabaseAgent>> users = new ArrayList<>();
        String word = context.word();
        for (String id : lookalikes(word)) {
            users.add(new Conversation<>(context, id));
        }
        users.forEach(this::say);
        for (Conversation<SessionDatabaseAgent> user : users.subList(0, 2)) {
            say(user);
            context.agent().forget(user.sameId());
            areThere(user, false, "Right after forget(" + CheckContext.quoted(context.masked(user.userId())) + "),");
            Conversation<SessionDatabaseAgent> anew = new Conversation<>(context, user.userId());
            assertThatRequestOf(sayToSecond(anew))
                    .carries(anew.upToLastQuestion(), "nothing of what was forgotten, on the other server too.");
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
        String question = context.meal();
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

    private void beginsAnew(String user, String circumstances) {
        Conversation<SessionDatabaseAgent> anew = new Conversation<>(context, user);
        assertThatRequestOf(anew.say(context.meal()))
                .carries(anew.upToLastQuestion(), circumstances + " nothing of the old conversation.");
    }
}
