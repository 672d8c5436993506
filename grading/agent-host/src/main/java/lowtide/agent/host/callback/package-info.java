/** Functions of the grader that the student's code calls. */
package lowtide.agent.host.callback;
