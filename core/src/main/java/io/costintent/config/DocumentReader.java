/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads YAML and JSON token by token, because only tokens know where they are. */
final class DocumentReader {
  static final int MAX_DEPTH = 64;

  /** The size of the file is the bound; the parsers' own messages would not name the key. */
  private static final StreamReadConstraints CONSTRAINTS =
      StreamReadConstraints.builder()
          .maxNameLength(SourceText.MAX_BYTES)
          .maxNumberLength(SourceText.MAX_BYTES)
          .build();

  private static final JsonFactory JSON =
      JsonFactory.builder().streamReadConstraints(CONSTRAINTS).build();
  private static final JsonFactory YAML =
      YAMLFactory.builder()
          .enable(YAMLParser.Feature.EMPTY_STRING_AS_NULL)
          .streamReadConstraints(CONSTRAINTS)
          .build();

  private final JsonParser parser;
  private final String source;
  private final ConfigProblems problems = new ConfigProblems();

  private DocumentReader(JsonParser parser, String source) {
    this.parser = parser;
    this.source = source;
  }

  static ConfigNode read(String text, String source, ConfigFormat format) {
    JsonFactory factory = format == ConfigFormat.YAML ? YAML : JSON;
    try (JsonParser parser = factory.createParser(text)) {
      return new DocumentReader(parser, source).document(format);
    } catch (IOException | RuntimeException e) {
      if (e instanceof ConfigException known) {
        throw known;
      }
      // The parsers meet hostile text with more than their own exceptions, such as index errors.
      throw new ConfigException(SyntaxProblem.unknown(source, format));
    }
  }

  private ConfigNode document(ConfigFormat format) throws IOException {
    try {
      return document();
    } catch (JsonProcessingException e) {
      problems.add(SyntaxProblem.of(e, source, format));
      throw problems.exception();
    }
  }

  private ConfigNode document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null) {
      return ConfigNode.empty(source);
    }
    ConfigNode root = value(first, ConfigPath.ROOT, here(), 0);
    if (parser.nextToken() != null) {
      problems.add(here(), ConfigPath.ROOT, "a second document (expected: one)");
    }
    problems.throwIfAny();
    if (root.isUnset()) {
      return ConfigNode.empty(source);
    }
    root.entries();
    return root;
  }

  private ConfigNode value(JsonToken token, ConfigPath path, Location location, int depth)
      throws IOException {
    refuseReferences(path);
    if (depth > MAX_DEPTH) {
      problems.add(here(), path, "too deep (expected: at most " + MAX_DEPTH + " levels)");
      throw problems.exception();
    }
    return switch (token) {
      case START_OBJECT -> map(path, location, depth);
      case START_ARRAY -> list(path, location, depth);
      case VALUE_NULL -> ConfigNode.unset(path, location);
      default -> ConfigNode.scalar(path, location, parser.getText());
    };
  }

  private ConfigNode map(ConfigPath path, Location location, int depth) throws IOException {
    Map<String, ConfigNode> entries = new LinkedHashMap<>();
    for (JsonToken token = next(); token != JsonToken.END_OBJECT; token = next()) {
      String name = parser.currentName();
      ConfigPath childPath = path.key(name);
      Location keyLocation = here();
      ConfigNode child = value(next(), childPath, keyLocation, depth + 1);
      ConfigNode first = entries.putIfAbsent(name, child);
      if (first != null) {
        String twice = "set twice, first at " + first.location() + " (expected: once)";
        problems.add(keyLocation, childPath, twice);
      }
    }
    return ConfigNode.map(path, location, entries);
  }

  private ConfigNode list(ConfigPath path, Location location, int depth) throws IOException {
    List<ConfigNode> items = new ArrayList<>();
    for (JsonToken token = next(); token != JsonToken.END_ARRAY; token = next()) {
      ConfigPath childPath = path.item(items.size());
      ConfigNode child = value(token, childPath, here(), depth + 1);
      if (child.isUnset()) {
        problems.add(child.location(), childPath, "not set (expected: a value)");
      }
      items.add(child);
    }
    return ConfigNode.list(path, location, items);
  }

  private JsonToken next() throws IOException {
    JsonToken token = parser.nextToken();
    if (token == null) {
      problems.add(here(), ConfigPath.ROOT, "the end (expected: a complete document)");
      throw problems.exception();
    }
    return token;
  }

  private void refuseReferences(ConfigPath path) throws IOException {
    String found = reference();
    if (found != null) {
      problems.add(here(), path, found + " (expected: the value itself)");
      throw problems.exception();
    }
  }

  /** An anchor that no alias refers to is mere decoration and passes. */
  private @Nullable String reference() throws IOException {
    if (!(parser instanceof YAMLParser yaml)) {
      return null;
    }
    if (yaml.isCurrentAlias()) {
      return "an alias (*)";
    }
    return yaml.getTypeId() != null ? "a tag (!)" : null;
  }

  private Location here() {
    JsonLocation location = parser.currentTokenLocation();
    return Location.of(source, location.getLineNr(), location.getColumnNr());
  }
}
