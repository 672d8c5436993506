package lowtide.simulation.demo;

import lowtide.broken.demo.Screen;

/** The list of the demos, as a lecturer types them. */
final class DemoMenu {

    private DemoMenu() {}

    static void show(Screen screen) {
        screen.say("LOW TIDE, LIVE. Runs offline: FakeGemini stands in for Gemini.");
        screen.empty();
        screen.row("cost()             50 users, no cap and a cap of 50; cost(500): 500 users");
        screen.row("caps(20, 50, 100)  200 users, 15 prompts a day: compare caps; quiz(): answers");
        screen.row("leak()             Alice and Bob talk to the broken agent");
        screen.row("ask()              then Bob asks Alice's question; isolated(): a fixed agent");
        screen.row("explode()          tokens per request grow until a dollar is spent");
        screen.row("limit()            25 calls within a minute");
        screen.row("faults()           Gemini fails in nine ways");
        screen.row("storm()            a tool fails: your agent of stage 8, and the solution");
        screen.row("budget()           $0.05 a day: your agent of stage 9, and the solution");
        screen.row("outage()           a model is down: your agent of stage 7, and the solution");
        screen.row("restart()          a restart: your agent of stage 10; forget(): a user leaves");
        screen.row("remember()         an old message: your agent of stage 13, and the solution");
        screen.row("trace()            traces: your agent of stage 14, and the solution");
        screen.row("inject()           an injection: your agent of stage 15, and the solution");
        screen.row("stream()           a long reply: your agent of stage 16, and the solution");
        screen.row("mine()             cost of your exercises/01-context-cap; mine(2): stage 2");
        screen.row("menu()             show this list; /exit ends");
        screen.empty();
    }
}
