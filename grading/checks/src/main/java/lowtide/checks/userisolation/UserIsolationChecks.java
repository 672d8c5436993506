package lowtide.checks.userisolation;

import static lowtide.checks.dsl.RequestAssert.assertThatRequestOf;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.model.Content;
import lowtide.fakegemini.model.GeminiRequest;

/** Stage 2: every user has a separate conversation, even if many call at once. */
@StageSuite("02-user-isolation")
public class UserIsolationChecks extends StageChecks<UserIsolationAgent> {

    private static final int CAP = 20;
    private static final int FEWEST_PAST_CAP = 19;
    private static final int MAX_STORED = 40; // as in stage 1
    private static final int USERS = 50;
    private static final int TURNS_EACH = 2;
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
                        "requests that carry the data of one user only.");
            }
        }
        answers(ofAlice.get(1), "Alice", food);
        answers(ofBob.get(1), "Bob", sport);
        new OtherUsers(context).changeNothing();
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
        FirstRequests first = new FirstRequests();
        for (Conversation<UserIsolationAgent> user : order) {
            String food = context.word();
            foods.put(food, user.userId());
            Turn turn = user.say("I ate a " + food);
            first.areAlike(user, turn);
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
                        "A request held words of " + heard.size() + " users, including "
                                + CheckContext.quoted(heard.get(0)) + " and " + CheckContext.quoted(heard.get(1)) + ".",
                        "requests that carry the data of one user only, including the system instruction.");
            }
        }
        new AnotherAgent<>(context).doesNotKnow(users.get(0).userId());
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
                if (stored < carriedFromBefore || stored > MAX_STORED) {
                    throw new CheckFailure(
                            "historySize() returned " + stored + " for a user whose next request carried "
                                    + carriedFromBefore + " earlier messages.",
                            "the number of messages stored for this user, at most " + MAX_STORED + ".");
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
                            "Apart from its messages, the request carried older ones: " + held + " in total.",
                            "at most " + CAP + " messages in any request, in whatever part of it.");
                }
            }
        }
    }

    @GradedCheck(value = "2D", concurrent = true)
    void aSlowAnswerForAliceHoldsUpNobodyElse() {
        new SlowAnswers(context).holdUpNobodyElse();
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
    void invalidUserIdsAreRefusedAndAllOthersAccepted() {
        for (UserIds.Named invalid : UserIds.invalid(context.random())) {
            new InvalidUserId(context, invalid).isRefusedAndLeavesNoTrace();
        }
        Optional<Turn> before = Optional.empty();
        List<UserIds.Named> ids = new ArrayList<>(UserIds.valid(context.random(), context.word()));
        String word = context.word();
        Stream.concat(UserIds.converted(word).stream(), Stream.of(word, word + "\u0007")) // a control character
                .forEach(id -> ids.add(new UserIds.Named("a user id that is easily taken for the one before", id)));
        for (UserIds.Named valid : ids) {
            Turn first = new ValidUserId(context, valid).isAccepted();
            List<String> carried =
                    first.request().turns().stream().map(Content::text).toList();
            if (before.isEmpty()
                    ? carried.size() > 1
                    : carried.contains(before.get().question())) {
                throw new CheckFailure(
                        first.request(),
                        "The first request of " + valid.name() + " carried a message of another id.",
                        "nothing but the question: refused calls leave no trace, and ids are compared exactly.");
            }
            before = Optional.of(first);
        }
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
                        "Asked " + CheckContext.quoted(turn.question()) + ", the agent answered with " + other
                                + "'s data: "
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
                    "\"" + word + "\", which " + user + " had said before: it must be in the request.");
        }
    }
}
