/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request and the reply to it, with what the script left open derived from the request. */
final class SimulatedCall {
  /** 2026-01-01T00:00:00Z, in every response: nobody's clock is read. */
  static final long CREATED = 1_767_225_600L;

  private final RecordedRequest request;
  private final Reply reply;
  private final String serial;

  /** {@code serial} is unique to the call; protocols put their own prefix before it. */
  SimulatedCall(RecordedRequest request, Reply reply, String serial) {
    this.request = request;
    this.reply = reply;
    this.serial = serial;
  }

  JsonNode body() {
    return request.body();
  }

  boolean isStreaming() {
    return request.isStreaming();
  }

  boolean isTruncated() {
    return reply.truncated;
  }

  String id(String prefix) {
    return reply.responseId != null ? reply.responseId : prefix + serial;
  }

  /** An id of something inside the response. */
  String innerId(String prefix, int index) {
    return prefix + serial + "_" + index;
  }

  String model() {
    return reply.responseModel != null ? reply.responseModel : request.model();
  }

  /** The scripted model, or null. */
  @Nullable String otherModel() {
    return reply.responseModel;
  }

  /** The scripted tier, or null. */
  @Nullable String scriptedTier() {
    return reply.serviceTier;
  }

  /** Whether the usage is scripted, as opposed to derived from the request. */
  boolean hasScriptedUsage() {
    return reply.usage != null;
  }

  String text() {
    if (reply.text != null) {
      return reply.text;
    }
    return reply.toolCalls.isEmpty() ? "Simulated answer from " + request.model() + "." : "";
  }

  List<ToolCall> toolCalls() {
    return reply.toolCalls;
  }

  List<String> searches() {
    return reply.searches;
  }

  String path() {
    return request.path();
  }

  /** The scripted tier, else this one. */
  String scriptedTier(String otherwise) {
    return reply.serviceTier == null ? otherwise : reply.serviceTier;
  }

  /** The scripted tier, else the requested one unless that leaves the choice open. */
  String serviceTier(String standard) {
    if (reply.serviceTier != null) {
      return reply.serviceTier;
    }
    String requested = request.body().path("service_tier").asText("auto");
    return requested.equals("auto") || requested.equals("standard_only") ? standard : requested;
  }

  long outputTokens() {
    long tokens = TextTokens.count(text());
    for (ToolCall call : toolCalls()) {
      tokens += TextTokens.count(call.name() + call.arguments());
    }
    return tokens;
  }

  /** Whether the script says what is consumed. */
  boolean scriptsUsage() {
    return reply.usage != null;
  }

  /** The scripted usage, else the tokens in the request and {@code output}; null when missing. */
  @Nullable WireUsage usage(long output) {
    if (reply.usageMissing) {
      return null;
    }
    return reply.usage != null
        ? reply.usage
        : WireUsage.of(TextTokens.countRequest(request.body()), output);
  }
}
