/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent;

import static org.assertj.core.api.Assertions.assertThat;

import io.costintent.config.ConfigFiles;
import io.costintent.config.ConfigFormat;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Compares the README's table of the configuration with the code. */
class ReadmeTest {
  private static final Path README = Path.of("..", "README.md");

  /** Those of lists and policies are in {@code docs/budgets.md}, the agent's in its README. */
  @Test
  void configuration_listsEveryKeyThatHasAVariable() throws IOException {
    List<String> keys =
        ConfigKeys.ALL.stream()
            .filter(key -> !key.contains("[]"))
            .filter(key -> !key.matches("(policies|agent)\\..*|debug"))
            .toList();

    assertThat(documented()).containsExactlyInAnyOrderElementsOf(keys);
  }

  @Test
  void configuration_namesTheVariableOfEachRow() throws IOException {
    for (String row : rows()) {
      String[] cells = row.split("\\|", -1);
      if (cells[2].contains("COSTINTENT_")) {
        assertThat(cells[2]).contains('`' + variable(all("`([^`]+)`", cells[1]).get(0)) + '`');
      }
    }
  }

  @Test
  void configuration_everyVariableStandsForAKey() throws IOException {
    List<String> unknown = new ArrayList<>();
    Map<String, String> variables =
        documented().stream()
            .filter(key -> !key.equals("config")) // would be read
            .collect(Collectors.toMap(ReadmeTest::variable, key -> "x"));

    Settings.load(variables, Map.of(), unknown::add);

    assertThat(unknown).isEmpty();
  }

  @Test
  void configuration_showsAFileThatIsRead() throws IOException {
    String file = all("(?s)```yaml\n(.*?)```", Files.readString(README)).get(0);

    Settings settings =
        Settings.read(ConfigFiles.parse(file, "README.md", ConfigFormat.YAML), null);

    assertThat(settings.intent())
        .isEqualTo(CostIntent.builder().product("desk").costCenter("4711").build());
    assertThat(settings.metricKeys())
        .containsExactly(IntentKey.PRODUCT, IntentKey.FEATURE, IntentKey.PURPOSE);
  }

  private static String variable(String key) {
    return "COSTINTENT_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
  }

  /** The keys of the table that have a variable. */
  private static List<String> documented() throws IOException {
    List<String> keys = new ArrayList<>();
    for (String row : rows()) {
      String[] cells = row.split("\\|", -1);
      if (cells[2].contains("COSTINTENT_")) {
        keys.addAll(all("`([^`]+)`", cells[1]));
      }
    }
    return keys;
  }

  private static List<String> rows() throws IOException {
    String readme = Files.readString(README);
    String section = readme.substring(readme.indexOf("\n## Configuration"));
    return section
        .substring(0, section.indexOf("```"))
        .lines()
        .filter(line -> line.startsWith("| `"))
        .toList();
  }

  private static List<String> all(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    List<String> found = new ArrayList<>();
    while (matcher.find()) {
      found.add(matcher.group(1));
    }
    return found;
  }
}
