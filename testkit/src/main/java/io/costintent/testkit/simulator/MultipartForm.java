/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/form-data} as a JSON object: of texts, of arrays where a name ends in
 * {@code []}, and of files as an object with their name and how many bytes they have.
 */
final class MultipartForm {
  private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");
  private static final Pattern NAME = Pattern.compile("[; ]name=\"([^\"]*)\"");
  private static final Pattern FILENAME = Pattern.compile("filename=\"([^\"]*)\"");
  private static final Pattern BINARY = Pattern.compile("(?i)content-type: *application/octet");
  private static final String BLANK_LINE = "\r\n\r\n";

  static boolean isForm(String contentType) {
    return contentType.startsWith("multipart/form-data");
  }

  /** Returns the form, or a missing node when it names no boundary or has no part. */
  static JsonNode parse(String contentType, byte[] body) {
    Matcher boundary = BOUNDARY.matcher(contentType);
    if (!boundary.find()) {
      return MissingNode.getInstance();
    }
    ObjectNode form = Json.object();
    // one character per byte, so that lengths are those of the bytes
    String text = new String(body, StandardCharsets.ISO_8859_1);
    for (String part : text.split(Pattern.quote("--" + boundary.group(1)), -1)) {
      int blank = part.indexOf(BLANK_LINE);
      if (blank >= 0) {
        add(form, part.substring(0, blank), content(part, blank + BLANK_LINE.length()));
      }
    }
    return form.isEmpty() ? MissingNode.getInstance() : form;
  }

  private static String content(String part, int start) {
    return part.substring(start, part.endsWith("\r\n") ? part.length() - 2 : part.length());
  }

  private static void add(ObjectNode form, String headers, String content) {
    Matcher name = NAME.matcher(headers);
    if (!name.find()) {
      return;
    }
    Matcher filename = FILENAME.matcher(headers);
    boolean named = filename.find();
    if (named || BINARY.matcher(headers).find()) {
      form.putObject(name.group(1))
          .put("filename", named ? filename.group(1) : "")
          .put("bytes", content.length());
      return;
    }
    String value =
        new String(content.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    if (name.group(1).endsWith("[]")) {
      form.withArray(name.group(1).substring(0, name.group(1).length() - 2)).add(value);
    } else {
      form.put(name.group(1), value);
    }
  }

  private MultipartForm() {}
}
