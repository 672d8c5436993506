/** OpenTelemetry for agents: its SDK, with processors that keep what is reported for the grader. Nothing is exported. */
package lowtide.agent.host.telemetry;
