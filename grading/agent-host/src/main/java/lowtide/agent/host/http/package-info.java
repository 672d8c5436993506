/** HTTP for a process that has no network: over a Unix socket. */
package lowtide.agent.host.http;
