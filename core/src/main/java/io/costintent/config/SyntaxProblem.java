/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says what a parser could not read. Parsers like to quote the file, which may be a secret, so only
 * what they say about it is kept.
 */
final class SyntaxProblem {
  private static final Pattern YAML_MARK =
      Pattern.compile("^ in '[^']*', line ([0-9]+), column ([0-9]+):$", Pattern.MULTILINE);
  private static final Pattern QUOTATION = Pattern.compile("'(?!<[a-z ]+>')[^']*'");
  private static final String WAS_EXPECTING = ": was expecting ";

  private SyntaxProblem() {}

  static ConfigProblem of(JsonProcessingException e, String source, ConfigFormat format) {
    String message = String.valueOf(e.getOriginalMessage());
    Location location = location(e.getLocation(), source);
    if (format == ConfigFormat.JSON) {
      return new ConfigProblem(location, "", json(message));
    }
    Matcher mark = YAML_MARK.matcher(message);
    while (mark.find()) {
      // The last mark is where reading stopped; Jackson's own location is the token before it.
      int line = Integer.parseInt(mark.group(1));
      location = Location.of(source, line, Integer.parseInt(mark.group(2)));
    }
    return new ConfigProblem(location, "", yaml(message));
  }

  static ConfigProblem unknown(String source, ConfigFormat format) {
    return new ConfigProblem(
        Location.of(source), "", "not readable (expected: valid " + format + ")");
  }

  private static String json(String message) {
    if (message.startsWith("Unrecognized token") || message.startsWith("Non-standard token")) {
      return "a word (expected: a text in double quotes, a number, true, false or null)";
    }
    int expecting = message.indexOf(WAS_EXPECTING);
    String expected =
        expecting < 0 ? "valid JSON" : message.substring(expecting + WAS_EXPECTING.length());
    return unquoted(message.split(": ", 2)[0]) + " (expected: " + unquoted(expected) + ")";
  }

  private static String yaml(String message) {
    if (message.startsWith("Expected a field name")) {
      return "a key that is not plain (expected: a text as key)";
    }
    String problem = "not readable";
    for (String line : message.split("\n", -1)) {
      problem = line.isEmpty() || line.startsWith(" ") ? problem : line;
    }
    if (problem.contains("\\t(TAB)")) {
      return "a tab (expected: spaces)";
    }
    return unquoted(problem.split(": |\\. ", 2)[0]) + " (expected: valid YAML)";
  }

  private static String unquoted(String text) {
    Matcher quotations = QUOTATION.matcher(text);
    return ConfigPath.escape(
        quotations.replaceAll(quotation ->
            Matcher.quoteReplacement(quotation.group().length() <= 3 ? quotation.group() : "'…'")));
  }

  private static Location location(JsonLocation location, String source) {
    return location == null || location.getLineNr() < 1
        ? Location.of(source)
        : Location.of(source, location.getLineNr(), location.getColumnNr());
  }
}
