import java.math.*;
import java.time.*;
import java.util.*;
import lowtide.fakegemini.*;
import lowtide.fakegemini.model.*;
import lowtide.simulation.agent.*;
import lowtide.cost.context.*;
import lowtide.cost.*;
import lowtide.simulation.demo.*;
import lowtide.simulation.measure.*;
import lowtide.cost.pricing.*;
import lowtide.simulation.report.*;
LiveDemos demos = new LiveDemos();
void menu() { demos.menu(); }
void cost() { demos.cost(); }
void cost(long users) { demos.cost(users); }
void caps(int... messages) { demos.caps(messages); }
void quiz() { demos.quiz(); }
void leak() { demos.leak(); }
void ask() { demos.ask(); }
void isolated() { demos.isolated(); }
void explode() { demos.explode(); }
void limit() { demos.limit(); }
void faults() { demos.faults(); }
void storm() { demos.storm(); }
void budget() { demos.budget(); }
void outage() { demos.outage(); }
void restart() { demos.restart(); }
void forget() { demos.forget(); }
void remember() { demos.remember(); }
void trace(String... endpoints) { demos.trace(endpoints); }
void inject() { demos.inject(); }
void stream() { demos.stream(); }
void mine() { demos.mine(); }
void mine(int stage) { demos.mine(stage); }
void mine(String folder) { demos.mine(folder); }
menu();
