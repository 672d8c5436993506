package lowtide.checks.retrievalmemory;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.stream.Stream;
import lowtide.checks.dsl.CheckContext;
import lowtide.checks.dsl.CheckFailure;
import lowtide.checks.dsl.Conversation;
import lowtide.checks.dsl.values.UserIds;
import lowtide.fakegemini.Replies;

/** Users with ids that look alike, who say similar things. */
final class Neighbours {

    private static final int LOOKALIKES = 3;
    private static final int TURNS_BETWEEN = 4; // so that no fact is among the last messages

    private final CheckContext<RetrievalMemoryAgent> context;
    private final Texts texts;
    private final String food;
    private final Map<Talk, Fact> facts = new LinkedHashMap<>();
    private final Map<Talk, Fact> ownFacts = new LinkedHashMap<>(); // each about another food

    Neighbours(CheckContext<RetrievalMemoryAgent> context) {
        this.context = context;
        this.texts = new Texts(context);
        this.food = context.word();
        List<String> alikeHashCodes = UserIds.colliding(context.word());
        Stream.concat(
                        alikeHashCodes.stream().skip(1),
                        UserIds.lookalikes(alikeHashCodes.get(0)).stream().limit(LOOKALIKES))
                .map(id -> new Talk(context, id, texts))
                .forEach(talk -> {
                    facts.put(talk, Fact.byTheUser(context::word, food));
                    ownFacts.put(talk, Fact.byTheUser(context::word, context.word()));
                });
    }

    /** All talk in turn. Each tells a fact about the same food, and one about a food of their own. */
    void tellSimilarFacts() {
        facts.forEach((talk, fact) -> talk.say(fact.told()));
        ownFacts.forEach((talk, fact) -> talk.say(fact.told()));
        for (int i = 0; i < TURNS_BETWEEN; i++) {
            facts.keySet().forEach(talk -> hearsNothingOfOthers(talk, talk.say()));
        }
    }

    /** Fails unless the request for each user's question holds the user's own fact, and nothing of others. */
    void askOneByOne() {
        facts.forEach((talk, fact) -> isOwn(talk, fact, talk.say(fact.question(context::word))));
    }

    /**
     * The same for questions that are asked at the same instant, each about the user's own food. A search for what is
     * similar to another user's question would find other messages.
     */
    void askAtOnce() {
        List<Talk> talks = List.copyOf(facts.keySet());
        List<Text> questions = new ArrayList<>();
        List<Text> replies = new ArrayList<>();
        context.gemini().clearScript();
        for (Talk talk : talks) {
            Text question = ownFacts.get(talk).questionBetweenTopics(context::word);
            Text reply = texts.reply();
            questions.add(question);
            replies.add(reply);
            context.gemini().when(request -> request.last().text().equals(question.text()), Replies.text(reply.text()));
        }
        List<Function<RetrievalMemoryAgent, String>> calls = new ArrayList<>();
        for (int i = 0; i < talks.size(); i++) {
            Talk talk = talks.get(i);
            String question = questions.get(i).text();
            calls.add(agent -> agent.chat(talk.userId(), question));
        }
        List<CompletableFuture<String>> answers = context.session().together(calls);
        for (int i = 0; i < talks.size(); i++) {
            String answer = context.patience()
                    .await(
                            answers.get(i),
                            "All users asked at the same instant, and one call never returned.",
                            "an answer for each.");
            Text question = questions.get(i);
            isOwn(
                    talks.get(i),
                    ownFacts.get(talks.get(i)),
                    talks.get(i).add(context.answered(question.text(), answer), question, replies.get(i), List.of()));
        }
    }

    /** Fails if a user waits while Gemini thinks about the question of another. Their ids have equal hash codes. */
    void doNotWaitForEachOther() {
        context.gemini().clearScript();
        List<String> alike = UserIds.colliding(context.word());
        new Conversation<>(context, alike.get(0)).sayWhileWaits(new Conversation<>(context, alike.get(1)));
    }

    /** Fails if a new agent, in the same process, knows one of them. */
    void areUnknownToAnotherAgent() {
        context.renewAgent();
        Talk known = facts.keySet().iterator().next();
        Talk anew = new Talk(context, known.userId(), texts);
        MemoryTurn turn = anew.say(facts.get(known).question(context::word));
        holdsNothingOf(known.said(), turn, "the same user of another agent");
    }

    private void isOwn(Talk talk, Fact fact, MemoryTurn turn) {
        hearsNothingOfOthers(talk, turn);
        Message told = talk.said().stream()
                .filter(message -> message.text().equals(fact.told().text()))
                .findFirst()
                .orElseThrow();
        turn.remembers(told, "of the same user");
    }

    private void hearsNothingOfOthers(Talk talk, MemoryTurn turn) {
        facts.keySet().stream()
                .filter(other -> other != talk)
                .forEach(other -> holdsNothingOf(other.said(), turn, "another user"));
    }

    private static void holdsNothingOf(List<Message> messages, MemoryTurn turn, String whom) {
        String text = turn.request().text();
        messages.stream()
                .filter(message -> message.isPartlyIn(text))
                .findFirst()
                .ifPresent(message -> {
                    throw new CheckFailure(
                            turn.request(),
                            "A request for one user held " + message.shown(turn.mask()) + " of " + whom + ".",
                            "nothing but the user's own messages.");
                });
    }
}
