package lowtide.checks.userisolation;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import lowtide.checks.GradedCheck;
import lowtide.checks.StageChecks;
import lowtide.checks.StageSuite;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.RequestAssert;
import lowtide.checks.dsl.Turn;
import lowtide.checks.dsl.UserIds;
import lowtide.fakegemini.Gate;
import lowtide.fakegemini.model.GeminiRequest;

/** Stage 2: every user has a conversation of their own, also when many call at once. */
@StageSuite("02-user-isolation")
public class UserIsolationChecks extends StageChecks<UserIsolationAgent> {

    private static final int CAP = 20;
    private static final int FEWEST_PAST_CAP = 19;
    private static final int MOST_STORED = 40; // as in stage 1
    private static final int USERS = 50;
    private static final int TURNS_EACH = 2;
    private static final int OTHERS = 64;
    private static final int KNOWN = 8;
    private static final int RACES = 8;

    public UserIsolationChecks() {
        super(UserIsolationAgent.CONTRACT);
    }

    @GradedCheck("2A")
    void aliceAndBobNeverSeeAWordOfEachOther() {
        Conversation<UserIsolationAgent> alice = new Conversation<>(context, "alice");
        Conversation<UserIsolationAgent> bob = new Conversation<>(context, "bob");
        String food = context.word();
        String sport = context.word();

        List<Turn> ofAlice = new ArrayList<>();
        List<Turn> ofBob = new ArrayList<>();
        ofAlice.add(alice.say("I ate a " + food));
        ofBob.add(bob.say("I went for a " + sport));
        ofAlice.add(alice.say("What did I eat?"));
        ofBob.add(bob.say("What did I do?"));
        ofBob.add(bob.say("What did I eat?"));

        seesNothingOf("Bob", ofAlice, sport, ofBob);
        seesNothingOf("Alice", ofBob, food, ofAlice);
        for (GeminiRequest request : context.gemini().requests()) {
            if (RequestAssert.holds(request, food) && RequestAssert.holds(request, sport)) {
                throw new CheckFailure(
                        "A request held \"" + food + "\", a word of Alice, and \"" + sport + "\", a word of Bob.",
                        "requests about one user each, whatever they are for.");
            }
        }
        answers(ofAlice.get(1), "Alice", food);
        answers(ofBob.get(1), "Bob", sport);
    }

    @GradedCheck("2B")
    void fiftyUsersInterleaved() {
        List<Conversation<UserIsolationAgent>> users = new ArrayList<>();
        while (users.size() < USERS) {
            Stream.concat(UserIds.lookalikes(context.word()).stream(), UserIds.colliding(context.word()).stream())
                    .forEach(id -> users.add(new Conversation<>(context, id)));
        }
        List<Conversation<UserIsolationAgent>> order = new ArrayList<>();
        IntStream.range(0, TURNS_EACH).forEach(turn -> order.addAll(users));
        Collections.shuffle(order, context.random());
        Map<String, String> foods = new LinkedHashMap<>();
        for (Conversation<UserIsolationAgent> user : order) {
            String food = context.word();
            foods.put(food, user.userId());
            Turn turn = user.say("I ate a " + food);
            assertThatRequestOf(turn)
                    .carries(
                            user.upToLastQuestion(),
                            "all messages of user " + CheckContext.quoted(user.userId())
                                    + " and nobody else's. Ids are compared exactly.");
        }
        for (GeminiRequest request : context.gemini().requests()) {
            List<String> heard = RequestAssert.held(request, foods.keySet()).stream()
                    .map(foods::get)
                    .distinct()
                    .toList();
            if (heard.size() > 1) {
                throw new CheckFailure(
                        request,
                        "A request held words of " + heard.size() + " users, of " + CheckContext.quoted(heard.get(0))
                                + " and of " + CheckContext.quoted(heard.get(1)) + " among them.",
                        "requests about one user each, in the system instruction and everywhere.");
            }
        }
    }

    @GradedCheck("2C")
    void theCapHoldsForEachUser() {
        List<Conversation<UserIsolationAgent>> users = Stream.of(context.word(), context.word())
                .map(id -> new Conversation<>(context, id))
                .toList();
        for (int i = 0; i < CAP; i++) {
            for (Conversation<UserIsolationAgent> user : users) {
                int stored = context.agent().historySize(user.userId());
                Turn turn = user.say(context.meal());
                int carriedFromBefore = turn.request().turns().size() - 1;
                if (stored < carriedFromBefore || stored > MOST_STORED) {
                    throw new CheckFailure(
                            "historySize() said " + stored + " for a user whose next request carried "
                                    + carriedFromBefore + " earlier messages.",
                            "what is really stored for this user, and never more than " + MOST_STORED + ".");
                }
                assertThatRequestOf(turn).carriesAtMost(CAP);
                if (user.upToLastQuestion().size() > CAP) {
                    assertThatRequestOf(turn).carriesTheNewest(FEWEST_PAST_CAP, user.upToLastQuestion());
                } else {
                    assertThatRequestOf(turn)
                            .carries(
                                    user.upToLastQuestion(),
                                    "all messages of this user while there are no more than " + CAP + ".");
                }
                int held = RequestAssert.held(turn.request(), user.upToLastQuestion())
                        .size();
                if (held > CAP) {
                    throw new CheckFailure(
                            turn.request(),
                            "Besides its messages the request carried older ones: " + held + " in all.",
                            "at most " + CAP + " messages in any request, wherever in it they stand.");
                }
            }
        }
    }

    @GradedCheck(value = "2D", concurrent = true)
    void aSlowAnswerForAliceHoldsUpNobodyElse() {
        String word = context.word();
        String alice = UserIds.colliding(word).get(0);
        List<String> others = new ArrayList<>(UserIds.colliding(word).subList(1, 2));
        while (others.size() < OTHERS) {
            others.add(context.word());
        }
        // Some of the others are known to the agent already; a map may treat them differently from new ones.
        others.subList(OTHERS - KNOWN, OTHERS).forEach(id -> new Conversation<>(context, id).say(context.meal()));

        String slow = context.meal();
        try (Gate gate = context.gemini().hold(request -> request.last().text().equals(slow))) {
            CompletableFuture<String> answerForAlice = context.session().start(agent -> agent.chat(alice, slow));
            CheckContext.awaitArrivals(gate, 1, "Alice's call never reached Gemini.", "a request for every call.");
            Map<String, CompletableFuture<String>> calls = new LinkedHashMap<>();
            for (String id : others) {
                String meal = context.meal();
                calls.put(meal, context.session().start(agent -> agent.chat(id, meal)));
            }
            calls.forEach((meal, call) -> CheckContext.await(
                    call,
                    () -> new CheckFailure(
                            "While Gemini was slow for Alice, another user got no answer within "
                                    + CheckContext.PATIENCE.toSeconds() + " s.",
                            "Of " + OTHERS + " others "
                                    + calls.values().stream()
                                            .filter(other -> !other.isDone())
                                            .count() + " got none.",
                            "answers for everybody else; only Alice waits for her own.")));
            gate.open();
            context.answered(
                    slow,
                    CheckContext.await(
                            answerForAlice, "Alice was never answered.", "an answer once Gemini gives one."));
        }
    }

    @GradedCheck(value = "2E", concurrent = true)
    void twoCallsOfOneUserAtOnce() {
        Conversation<UserIsolationAgent> known = new Conversation<>(context, context.word());
        known.say(context.meal());
        new TwoCallsAtOnce(context, known).areKeptWhenTheyOverlap();
        new TwoCallsAtOnce(context, new Conversation<>(context, context.word())).areKeptWhenTheyOverlap();
        for (int i = 0; i < RACES; i++) {
            new TwoCallsAtOnce(context, new Conversation<>(context, context.word())).areKeptWhenTheyRace();
        }
    }

    @GradedCheck("2F")
    void invalidUserIdsAreRefused() {
        for (UserIds.Invalid invalid : UserIds.invalid()) {
            new InvalidUserId(context, invalid).isRefusedAndLeavesNoTrace();
        }
        Turn first = new Conversation<>(context, "u".repeat(UserIds.LONGEST)).say(context.meal());
        assertThatRequestOf(first)
                .carries(
                        List.of(first.question()),
                        "nothing but the question in a user's first request: refused calls leave no trace, and "
                                + UserIds.LONGEST + " characters are a valid id.");
    }

    private static void seesNothingOf(String other, List<Turn> turns, String word, List<Turn> turnsOfOther) {
        List<String> words = new ArrayList<>();
        words.add(word);
        turnsOfOther.forEach(turn -> words.add(turn.reply()));
        String expected = "only what this user said and was told, in the messages and in the system instruction.";
        for (Turn turn : turns) {
            assertThatRequestOf(turn).holdsNoneOf(words, other, expected);
            if (turn.reply().contains(word)) {
                throw new CheckFailure(
                        turn.request(),
                        "Asked " + CheckContext.quoted(turn.question()) + ", the agent answered with " + other + "'s: "
                                + CheckContext.quoted(turn.reply()) + ".",
                        expected);
            }
        }
    }

    private static void answers(Turn turn, String user, String word) {
        if (!turn.reply().contains(word)) {
            throw new CheckFailure(
                    turn.request(),
                    user + " asked " + CheckContext.quoted(turn.question()) + " and was told "
                            + CheckContext.quoted(turn.reply()) + ".",
                    "\"" + word + "\", which " + user + " had said before: it belongs in the request.");
        }
    }
}
