/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The event with which Google ends a stream that failed: an object whose first field says so. */
final class StreamError {
  private static final int HEAD = 256;
  private static final int INTERNAL = 500;
  private static final Pattern START =
      Pattern.compile("\\s*\\{\\s*(\"event_type\"\\s*:\\s*\"error\"|\"error\"\\s*:)");
  private static final Pattern CODE = Pattern.compile("\"code\"\\s*:\\s*([1-9][0-9]{2})\\b");

  static boolean isIn(String event) {
    return START.matcher(head(event)).lookingAt();
  }

  /** Returns the status in an error, or 500 when it has none. */
  static int code(String event) {
    Matcher code = CODE.matcher(head(event));
    return code.find() ? Integer.parseInt(code.group(1)) : INTERNAL;
  }

  private static String head(String event) {
    return event.substring(0, Math.min(HEAD, event.length()));
  }

  private StreamError() {}
}
