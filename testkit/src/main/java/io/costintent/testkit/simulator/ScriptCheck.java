/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import java.util.EnumSet;
import java.util.Set;

/** Finds what a script asks for and the protocol or this request cannot give. */
final class ScriptCheck {
  /** Before the answer is made: what the protocol has no place for. */
  static void beforeAnswer(Reply reply, WireProtocol protocol) {
    if (!protocol.converses() && (reply.text != null || !reply.toolCalls.isEmpty())) {
      throw new ScriptException(
          "text or tool call for " + protocol.path() + " (expected: neither)");
    }
    if (!protocol.searches() && !reply.searches.isEmpty()) {
      throw new ScriptException("search for " + protocol.path() + " (expected: none)");
    }
    if (reply.usage == null) {
      return;
    }
    Set<WireUsage.Part> unknown = EnumSet.noneOf(WireUsage.Part.class);
    for (WireUsage.Part part : reply.usage.parts()) {
      if (reply.usage.count(part) > 0 && !protocol.meters().contains(part)) {
        unknown.add(part);
      }
    }
    if (!unknown.isEmpty()) {
      throw new ScriptException(
          "usage: %s for %s (expected: only %s)"
              .formatted(unknown, protocol.path(), protocol.meters()));
    }
  }

  /** Before the answer is sent: points of the stream that it does not have. */
  static void beforeSending(Reply reply, WireBody body) {
    if (reply.fault instanceof Fault.StreamError && !body.isStream()) {
      throw new ScriptException("errorAfter: the request did not ask for a stream");
    }
    if (reply.fault instanceof Fault.StreamError error) {
      checkPosition("errorAfter", error.chunks(), body);
    }
    if (reply.fault instanceof Fault.Cut cut) {
      checkPosition("cutAfter", cut.chunks(), body);
    }
    for (Hold hold : reply.holds) {
      checkPosition("heldAfter", hold.chunks(), body);
    }
  }

  private static void checkPosition(String what, int chunks, WireBody body) {
    int size = body.chunks().size();
    if (chunks >= size) {
      throw new ScriptException(
          "%s: %d (expected: < %d, the chunks of this %s)"
              .formatted(what, chunks, size, body.isStream() ? "stream" : "reply, no stream"));
    }
  }

  private ScriptCheck() {}
}
