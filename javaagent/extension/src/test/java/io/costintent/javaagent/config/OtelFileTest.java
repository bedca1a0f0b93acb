/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OtelFileTest {
  private static final List<String> LEAN = AgentProfile.LEAN.modules(true);

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  private static Map<?, ?> tree(String yaml) throws JsonProcessingException {
    return YAML.readValue(yaml, Map.class);
  }

  private static OtelFile file(String yaml) throws JsonProcessingException {
    return new OtelFile(tree(yaml));
  }

  @Test
  void complete_putsTheProcessorFirstAndWrapsExporters() throws JsonProcessingException {
    OtelFile file =
        file(
            """
            tracer_provider:
              processors:
                - batch: {schedule_delay: 5, exporter: {otlp_http: {endpoint: here}}}
                - other: {}
                - simple: {exporter: {console: }}
            """);

    assertThat(file.complete(List.of("openlit")).tree())
        .isEqualTo(
            tree(
                """
                tracer_provider:
                  processors:
                    - costintent: {compat: [openlit]}
                    - batch:
                        schedule_delay: 5
                        exporter: {costintent: {exporter: {otlp_http: {endpoint: here}}}}
                    - other: {}
                    - simple: {exporter: {costintent: {exporter: {console: }}}}
                """));
  }

  @Test
  void complete_putsPropagatorsBelowOurs() throws JsonProcessingException {
    OtelFile file =
        file("propagator: {composite: [{tracecontext: }], composite_list: 'b3,baggage'}");

    assertThat(file.complete(List.of()).tree())
        .isEqualTo(
            tree(
                "propagator: {composite: [{costintent: {composite: [{tracecontext: }],"
                    + " composite_list: 'b3,baggage'}}]}"));
  }

  @Test
  void complete_leavesWhatIsThereAlready() throws JsonProcessingException {
    String yaml =
        """
        propagator: {composite: [{costintent: {composite: [{baggage: }]}}]}
        tracer_provider:
          processors:
            - costintent:
            - batch: {exporter: {costintent: {exporter: {otlp_http: }}}}
        """;

    assertThat(file(yaml).complete(List.of("openlit")).tree()).isEqualTo(tree(yaml));
    assertThat(file(yaml).missing(List.of())).isEmpty();
  }

  @Test
  void complete_addsNothingWhereNothingIsExportedOrPropagated() throws JsonProcessingException {
    String yaml = "{file_format: '1.2', tracer_provider: {processors: []}, meter_provider: {}}";

    assertThat(file(yaml).complete(List.of()).tree()).isEqualTo(tree(yaml));
    assertThat(file(yaml).missing(List.of())).isEmpty();
  }

  @Test
  void complete_carriesNothingInEventsWhereTheyAreFew() throws JsonProcessingException {
    OtelFile file =
        file(
            "tracer_provider: {limits: {event_count_limit: 16}, processors: [{simple: {exporter:"
                + " {console: }}}]}");

    assertThat(file.complete(List.of()).tree().toString())
        .contains("costintent={defer_attributes=false}");
  }

  @Test
  void complete_leavesTheFileItWasMadeOf() throws JsonProcessingException {
    Map<?, ?> read = tree("tracer_provider: {processors: [{simple: {exporter: {console: }}}]}");
    String before = read.toString();

    new OtelFile(read).complete(List.of());

    assertThat(read).hasToString(before);
  }

  @Test
  void missing_namesEachPart() throws JsonProcessingException {
    OtelFile file =
        file(
            """
            propagator: {composite: [{baggage: }]}
            tracer_provider: {processors: [{simple: {exporter: {console: }}}]}
            """);

    assertThat(file.missing(LEAN)).containsExactly(OtelFilePart.values());
    assertThat(file.missing(List.of())).doesNotContain(OtelFilePart.LEAN);
    assertThat(file.complete(List.of()).instrumenting(LEAN).missing(LEAN)).isEmpty();
  }

  @Test
  void instrumenting_isWhatTheFileSaysFirst() throws JsonProcessingException {
    OtelFile file =
        file(
            "distribution: {javaagent: {instrumentation: {enabled: [servlet], disabled:"
                + " [executors]}}}");

    assertThat(file.instrumenting(List.of()).tree()).isEqualTo(file.tree());
    assertThat(file.instrumenting(LEAN).tree())
        .isEqualTo(
            tree(
                "distribution: {javaagent: {instrumentation: {enabled: [servlet, costintent,"
                    + " opentelemetry_api], disabled: [executors], default_enabled: false}}}"));
  }

  @ParameterizedTest
  @EnumSource
  void linesOfAPart_areWhatAFileLacks(OtelFilePart part) throws JsonProcessingException {
    assertThat(file(part.lines()).missing(LEAN)).doesNotContain(part);
    assertThat(part.absence()).contains(": ");
  }
}
