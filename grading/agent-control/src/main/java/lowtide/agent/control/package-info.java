/**
 * The grader's side of an agent under test: what a check may ask of it, and the two ways to run it.
 *
 * <p>A suite never has a reference to a student's object. It calls a small interface, which it gets from an
 * {@link lowtide.agent.control.AgentHost}: {@link lowtide.agent.control.InProcessHost} runs the student's class in this
 * JVM, so that breakpoints work; {@link lowtide.agent.control.IsolatedHost} runs it in a separate process, so that
 * nothing that the class does can change a verdict. Both bind the class by its name and signatures, with the same code
 * of agent-host.
 */
package lowtide.agent.control;
