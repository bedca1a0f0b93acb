/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.config;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import io.costintent.CostTracking;
import io.costintent.CostTrackingBuilder;
import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The guide for operators promises what there is. */
class GuideTest {
  private static final List<String> LEAN = AgentProfile.LEAN.modules(true);

  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());
  private static final String TEXT = text();
  private static final String OF_THE_STORE = "COSTINTENT_STORE_";

  private static final Pattern BLOCK = Pattern.compile("```yaml\\n(.*?\\n)```", Pattern.DOTALL);
  private static final Pattern PROPERTY = Pattern.compile("-D(costintent\\.[\\w.]+)=([\\w./-]+)");
  private static final Pattern SETTING = Pattern.compile("`(costintent\\.[\\w.]+)=([\\w./-]+)`");
  private static final Pattern VARIABLE = Pattern.compile("\\bCOSTINTENT_[A-Z_]+");
  private static final Pattern KEY =
      Pattern.compile("(?m)^\\| `([a-z_.]+)` \\| `(full|true|false)` \\|");

  private static String text() {
    try {
      return Files.readString(Path.of("../../docs/agent.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> blocks(Predicate<String> wanted) {
    return BLOCK.matcher(TEXT).results().map(found -> found.group(1)).filter(wanted);
  }

  static Stream<String> examples() {
    return blocks(block -> true);
  }

  static Stream<String> configurations() {
    return blocks(block -> block.startsWith("intent:") || block.startsWith("rules:"));
  }

  /** Names and values, as a command line has them. */
  static Set<Map.Entry<String, String>> properties() {
    Stream<MatchResult> keys = KEY.matcher(TEXT).results();
    return Stream.concat(
            Stream.of(PROPERTY, SETTING)
                .flatMap(pattern -> pattern.matcher(TEXT).results())
                .map(found -> Map.entry(found.group(1), found.group(2))),
            keys.map(found -> Map.entry("costintent." + found.group(1), found.group(2))))
        .filter(property -> !property.getKey().startsWith("costintent.config"))
        .collect(Collectors.toSet());
  }

  static Set<String> variables() {
    return variables(name -> !name.startsWith(OF_THE_STORE));
  }

  private static Set<String> variables(Predicate<String> wanted) {
    return VARIABLE
        .matcher(TEXT)
        .results()
        .map(MatchResult::group)
        .filter(wanted)
        .collect(Collectors.toSet());
  }

  private static ConfigNode configured(Map<String, String> variables, Map<?, ?> properties) {
    return CostTracking.builder()
        .environment(variables, properties)
        .checkedConfiguration(AgentSettings::read);
  }

  @ParameterizedTest
  @MethodSource("examples")
  void example_isYaml(String block) throws JsonProcessingException {
    assertThat(YAML.readTree(block).isObject()).isTrue();
  }

  @ParameterizedTest
  @MethodSource("configurations")
  void configuration_isOneThatCanBeUsed(String block, @TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("costintent.yaml"), block);

    assertThat(configured(Map.of(), Map.of("costintent.config", file.toString())).map())
        .containsAllEntriesOf(ConfigFiles.load(file).map());
  }

  @ParameterizedTest
  @MethodSource("properties")
  void property_isRead(Map.Entry<String, String> property) {
    assertThat(configured(Map.of(), Map.of(property.getKey(), property.getValue())).map())
        .isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("variables")
  void variable_isRead(String name, @TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("costintent.yaml"), "intent: {team: herons}\n");
    String value =
        switch (name) {
          case "COSTINTENT_CONFIG" -> file.toString();
          case "COSTINTENT_DEBUG" -> "true";
          default -> "herons";
        };

    assertThat(configured(Map.of(name, value), Map.of()).map()).isNotEmpty();
  }

  /** What reads them is in a jar that this module packages. */
  @Test
  void variablesOfTheStore_standForKeys() {
    Set<String> known =
        CostTrackingBuilder.configurationKeys().stream()
            .map(key -> "COSTINTENT_" + key.replace('.', '_').toUpperCase(Locale.ROOT))
            .collect(Collectors.toSet());

    assertThat(variables(name -> name.startsWith(OF_THE_STORE))).isNotEmpty().isSubsetOf(known);
  }

  @Test
  void guide_hasWhatIsLookedAt() {
    assertThat(configurations()).isNotEmpty();
    assertThat(properties()).hasSizeGreaterThan(4);
    assertThat(variables()).contains("COSTINTENT_CONFIG", "COSTINTENT_INTENT_TEAM");
  }

  @Test
  void fileOfOpenTelemetry_lacksNothing() throws JsonProcessingException {
    String file = blocks(block -> block.startsWith("file_format:")).findFirst().orElseThrow();

    assertThat(new OtelFile(YAML.readValue(file, Map.class)).missing(LEAN)).isEmpty();
  }

  @Test
  void pods_areBuiltAsKubernetesReadsThem() throws JsonProcessingException {
    String operator = blocks(block -> block.startsWith("apiVersion:")).findFirst().orElseThrow();
    String pod = blocks(block -> block.startsWith("spec:")).findFirst().orElseThrow();
    JsonNode java = YAML.readTree(operator).at("/spec/java");
    JsonNode spec = YAML.readTree(pod).at("/spec");

    assertThat(YAML.readTree(operator).at("/apiVersion").asText())
        .isEqualTo("opentelemetry.io/v1alpha1");
    assertThat(java.at("/image").asText()).contains("costintent-javaagent");
    assertThat(java.at("/env/0/name").asText()).isEqualTo("COSTINTENT_INTENT_TEAM");
    Set<String> volumes =
        spec.at("/volumes").findValuesAsText("name").stream().collect(Collectors.toSet());
    for (JsonNode mounts : spec.findValues("volumeMounts")) {
      assertThat(volumes).containsAll(mounts.findValuesAsText("name"));
    }
    String options = spec.at("/containers/0/env/0/value").asText();
    assertThat(spec.at("/initContainers/0/command/2").asText())
        .isEqualTo(options.substring("-javaagent:".length()));
  }
}
