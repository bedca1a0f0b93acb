/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

/**
 * What a file that configures OpenTelemetry has to have for Cost Intent.
 *
 * @since 0.1
 */
public enum OtelFilePart {
  /** Our processor of spans. */
  PROCESSOR(
      "the span processor costintent: spans of other instrumentations carry no intent, and may be"
          + " billed twice",
      """
      tracer_provider:
        processors:
          - costintent: {}                  # the first
      """),

  /** Our exporter around each exporter of spans. */
  EXPORTER(
      "the span exporter costintent: spans of other instrumentations carry no cost",
      """
      tracer_provider:
        processors:
          - batch:
              exporter:
                costintent:
                  exporter:                 # the one that is there
                    otlp_http: {}
      """),

  /** Our propagator around the others. */
  PROPAGATOR(
      "the propagator costintent: intent that the service has in its baggage reaches providers",
      """
      propagator:
        composite:
          - costintent:
              composite:                    # those that are there
                - tracecontext: {}
                - baggage: {}
      """),

  /** The lean profile. */
  LEAN(
      "the lean profile: all of OpenTelemetry's instrumentation is on",
      """
      distribution:
        javaagent:
          instrumentation:
            default_enabled: false
            enabled: [%s]
      """
          .formatted(String.join(", ", AgentProfile.LEAN.modules(true))));

  private final String absence;
  private final String lines;

  OtelFilePart(String absence, String lines) {
    this.absence = absence;
    this.lines = lines;
  }

  /** Returns what it is, and what its absence comes to. */
  public String absence() {
    return absence;
  }

  /** Returns what to add to the file, as YAML. */
  public String lines() {
    return lines;
  }
}
