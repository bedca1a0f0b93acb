/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigFilesTest {
  @TempDir Path directory;

  @ParameterizedTest
  @CsvSource({"a.yaml, 'k: v'", "a.YML, 'k: v'", "a.json, '{\"k\": \"v\"}'", "a.properties, 'k=v'"})
  void load_readsTheFormatOfTheExtension(String name, String text) throws IOException {
    Path file = Files.writeString(directory.resolve(name), text);

    ConfigNode root = ConfigFiles.load(file);

    assertThat(root.require("k").string()).isEqualTo("v");
    assertThat(root.require("k").location().source()).isEqualTo(file.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a.toml | unknown format (expected: .yaml, .yml, .json or .properties)",
        "json | unknown format (expected: .yaml, .yml, .json or .properties)",
        "yaml.d | unknown format (expected: .yaml, .yml, .json or .properties)",
        "gone.yaml | no such file (expected: a readable file)",
        "dir.yaml | a directory (expected: a file)"
      })
  void load_saysWhyAFileIsUnusable(String name, String problem) throws IOException {
    Files.createDirectory(directory.resolve("dir.yaml"));
    Path file = directory.resolve(name);

    assertThatThrownBy(() -> ConfigFiles.load(file))
        .isInstanceOf(ConfigException.class)
        .hasMessage(file + ": " + problem);
  }

  @Test
  void read_saysThatAStreamFailed() {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("reset");
          }
        };

    assertThatThrownBy(() -> ConfigFiles.read(broken, "prices.json", ConfigFormat.JSON))
        .isInstanceOf(ConfigException.class)
        .hasMessage("prices.json: unreadable, IOException (expected: a file)")
        .hasRootCauseMessage("reset");
  }

  @ParameterizedTest
  @EnumSource(ConfigFormat.class)
  void read_refusesWhatIsNotUtf8(ConfigFormat format) {
    byte[] latin1 = "# a\r\n# b\u00e9".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> ConfigFiles.read(new ByteArrayInputStream(latin1), "f", format))
        .hasMessage("f:2:4: byte 0xe9 (expected: UTF-8)");
  }

  @ParameterizedTest
  @EnumSource(ConfigFormat.class)
  void read_refusesATruncatedCharacter(ConfigFormat format) {
    byte[] cut = {'#', (byte) 0xc3};

    assertThatThrownBy(() -> ConfigFiles.read(new ByteArrayInputStream(cut), "f", format))
        .hasMessage("f:1:2: byte 0xc3 (expected: UTF-8)");
  }

  @ParameterizedTest
  @EnumSource(ConfigFormat.class)
  void read_refusesMoreThanAMebibyte(ConfigFormat format) {
    byte[] large = new byte[(1 << 20) + 1];

    assertThatThrownBy(() -> ConfigFiles.read(new ByteArrayInputStream(large), "f", format))
        .hasMessage("f: too long (expected: at most 1048576 bytes)");
  }

  @ParameterizedTest
  @EnumSource(ConfigFormat.class)
  void parse_refusesMoreThanAMebibyte(ConfigFormat format) {
    String large = " ".repeat((1 << 20) + 1);

    assertThatThrownBy(() -> ConfigFiles.parse(large, "f", format))
        .hasMessage("f: too long (expected: at most 1048576 bytes)");
  }

  @ParameterizedTest
  @EnumSource(ConfigFormat.class)
  void parse_refusesControlCharacters(ConfigFormat format) {
    assertThatThrownBy(() -> ConfigFiles.parse("\n  \u0000", "f", format))
        .hasMessage("f:2:3: character U+0000 (expected: text)");
  }

  static Stream<Arguments> empties() {
    return Stream.of(ConfigFormat.values())
        .flatMap(
            format -> Stream.of("", "\uFEFF", "\n \n").map(text -> Arguments.of(format, text)));
  }

  @ParameterizedTest
  @MethodSource("empties")
  void parse_takesAnEmptyFileForAnEmptyMap(ConfigFormat format, String text) {
    assertThat(ConfigFiles.parse(text, "f", format)).isEqualTo(ConfigNode.empty("f"));
  }

  @Test
  void parse_takes64Levels() {
    String yaml = "a: " + "[".repeat(63) + "1" + "]".repeat(63);
    String properties = "a" + "[0]".repeat(63) + "=1";

    assertThat(ConfigFiles.parse(yaml, "f", ConfigFormat.YAML))
        .isEqualTo(ConfigFiles.parse(properties, "f", ConfigFormat.PROPERTIES));
  }

  @ParameterizedTest
  @EnumSource(ConfigFormat.class)
  void read_takesAMebibyte(ConfigFormat format) {
    byte[] spaces = " ".repeat(1 << 20).getBytes(StandardCharsets.UTF_8);

    assertThat(ConfigFiles.read(new ByteArrayInputStream(spaces), "f", format).map()).isEmpty();
  }

  static Stream<Arguments> depths() {
    return Stream.of(
        Arguments.of(ConfigFormat.YAML, "a: " + "[".repeat(64) + "1" + "]".repeat(64)),
        Arguments.of(ConfigFormat.YAML, "a: " + "[".repeat(500_000)),
        Arguments.of(ConfigFormat.YAML, "- ".repeat(500_000)),
        Arguments.of(ConfigFormat.JSON, "{\"a\":" + "[".repeat(64) + "1" + "]".repeat(64) + "}"),
        Arguments.of(ConfigFormat.JSON, "{\"a\":" + "[".repeat(500_000)));
  }

  @ParameterizedTest
  @MethodSource("depths")
  void parse_refusesMoreThan64Levels(ConfigFormat format, String text) {
    assertThatThrownBy(() -> ConfigFiles.parse(text, "f", format))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("too deep (expected: at most 64 levels)");
  }
}
