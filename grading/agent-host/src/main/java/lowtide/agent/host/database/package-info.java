/** The database that an agent's constructor takes: a pool of connections, which the grader can watch and disturb. */
package lowtide.agent.host.database;
