/** What an agent reports through OpenTelemetry, as data. */
package lowtide.agent.api.telemetry;
