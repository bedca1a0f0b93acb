/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.testkit.simulator;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * What the simulator answers to one request, whatever the protocol.
 *
 * <p>What is not scripted is derived from the request, the same way on every run. Streams are
 * counted in chunks, which are the provider's events: 0 is right after the headers.
 *
 * <p>Immutable and thread-safe; one reply may answer many requests.
 *
 * @since 0.1
 */
public final class Reply {
  final @Nullable String text;
  final List<ToolCall> toolCalls;
  final List<String> searches;
  final @Nullable WireUsage usage;
  final boolean usageMissing;
  final @Nullable String responseModel;
  final @Nullable String responseId;
  final @Nullable String serviceTier;
  final boolean truncated;
  final Map<String, String> headers;
  final @Nullable Failure failure;
  final List<Hold> holds;
  final Fault fault;

  /** Returns a reply of {@code text}, with everything else derived from the request. */
  public static Reply text(String text) {
    return builder().text(text).build();
  }

  /** Returns a failure in the provider's error JSON; {@code status} is from 400 to 599. */
  public static Reply error(int status) {
    return builder().error(status).build();
  }

  /**
   * Returns a 429 that tells the client when to come back.
   *
   * @param retryAfter sent as {@code Retry-After} in whole seconds, rounded up, and as {@code
   *     retry-after-ms} in milliseconds; zero lets a client retry at once
   */
  public static Reply rateLimited(Duration retryAfter) {
    if (retryAfter.isNegative()) {
      throw new IllegalArgumentException("retryAfter: " + retryAfter + " (expected: >= 0)");
    }
    return builder()
        .error(429)
        .header("Retry-After", Long.toString(retryAfter.plusMillis(999).toSeconds()))
        .header("retry-after-ms", Long.toString(retryAfter.toMillis()))
        .build();
  }

  /** Returns a reply that never comes: the connection closes before the status line. */
  public static Reply disconnected() {
    return new Builder().fault(new Fault.Disconnect()).build();
  }

  /** Returns a builder of a reply that derives everything from the request. */
  public static Builder builder() {
    return new Builder();
  }

  private Reply(Builder builder) {
    text = builder.text;
    toolCalls = List.copyOf(builder.toolCalls);
    searches = List.copyOf(builder.searches);
    usage = builder.usage;
    usageMissing = builder.usageMissing;
    responseModel = builder.responseModel;
    responseId = builder.responseId;
    serviceTier = builder.serviceTier;
    truncated = builder.truncated;
    headers = Map.copyOf(builder.headers);
    failure = builder.failure;
    holds = List.copyOf(builder.holds);
    fault = builder.fault;
  }

  /** Returns what is scripted, without the text; not a contract. */
  @Override
  public String toString() {
    return "Reply{failure=%s, usage=%s, toolCalls=%d, fault=%s}"
        .formatted(failure, usageMissing ? "missing" : usage, toolCalls.size(), fault);
  }

  /** Collects a script. Not thread-safe; confine to one thread. */
  public static final class Builder {
    private @Nullable String text;
    private final List<ToolCall> toolCalls = new ArrayList<>();
    private final List<String> searches = new ArrayList<>();
    private @Nullable WireUsage usage;
    private boolean usageMissing;
    private @Nullable String responseModel;
    private @Nullable String responseId;
    private @Nullable String serviceTier;
    private boolean truncated;
    private final Map<String, String> headers = new LinkedHashMap<>();
    private @Nullable Failure failure;
    private final List<Hold> holds = new ArrayList<>();
    private Fault fault = new Fault.None();

    private Builder() {}

    /** Sets the text, which a stream sends word by word. */
    public Builder text(String text) {
      this.text = requireNonNull(text, "text");
      return this;
    }

    /** Adds a tool call; a reply with tool calls has no text unless that is set too. */
    public Builder toolCall(String name, String arguments) {
      toolCalls.add(new ToolCall(name, arguments));
      return this;
    }

    /** Adds what the provider searched for; as often as it says so, also the same again. */
    public Builder search(String query) {
      searches.add(requireNonNull(query, "query"));
      return this;
    }

    /** Sets the reported usage. */
    public Builder usage(WireUsage usage) {
      this.usage = requireNonNull(usage, "usage");
      usageMissing = false;
      return this;
    }

    /** Leaves the usage out, in a stream even if the client asked for it. */
    public Builder withoutUsage() {
      usage = null;
      usageMissing = true;
      return this;
    }

    /** Sets the model that answers, when it is not the one requested. */
    public Builder responseModel(String model) {
      responseModel = requireNonNull(model, "model");
      return this;
    }

    /** Sets the response id, which otherwise is unique to each response. */
    public Builder responseId(String id) {
      responseId = requireNonNull(id, "id");
      return this;
    }

    /** Sets the service tier that answers, when it is not the one requested. */
    public Builder serviceTier(String tier) {
      serviceTier = requireNonNull(tier, "tier");
      return this;
    }

    /** Ends the answer at the token limit. */
    public Builder truncated() {
      truncated = true;
      return this;
    }

    /** Sets a response header, instead of what the simulator sends under that name. */
    public Builder header(String name, String value) {
      headers.put(requireNonNull(name, "name"), requireNonNull(value, "value"));
      return this;
    }

    /** Fails with {@code status}, from 400 to 599, and the provider's own error type for it. */
    public Builder error(int status) {
      return failure(new Failure(status, null, "Simulated failure with status " + status + "."));
    }

    /** Fails with {@code status}, from 400 to 599, and this error type and message. */
    public Builder error(int status, String type, String message) {
      return failure(
          new Failure(status, requireNonNull(type, "type"), requireNonNull(message, "message")));
    }

    /** Sends nothing, not even the status, until {@code gate} completes in any way. */
    public Builder heldBy(CompletionStage<?> gate) {
      return hold(Hold.BEFORE_HEADERS, gate);
    }

    /** Stops after {@code chunks} until {@code gate} completes in any way. */
    public Builder heldAfter(int chunks, CompletionStage<?> gate) {
      return hold(atLeastZero(chunks), gate);
    }

    /** Closes the connection after {@code chunks}; a reply that is no stream can be cut at 0. */
    public Builder cutAfter(int chunks) {
      return fault(new Fault.Cut(atLeastZero(chunks)));
    }

    /** Ends the stream with the provider's error event after {@code chunks}. */
    public Builder errorAfter(int chunks) {
      return errorAfter(chunks, "Simulated failure of the stream.");
    }

    /** Ends the stream with the provider's error event and this message after {@code chunks}. */
    public Builder errorAfter(int chunks, String message) {
      Failure error = new Failure(500, null, requireNonNull(message, "message"));
      return fault(new Fault.StreamError(atLeastZero(chunks), error));
    }

    /** Ends the stream with the provider's error event of this type after {@code chunks}. */
    public Builder errorAfter(int chunks, String type, String message) {
      requireNonNull(type, "type");
      Failure error = new Failure(500, type, requireNonNull(message, "message"));
      return fault(new Fault.StreamError(atLeastZero(chunks), error));
    }

    /**
     * Returns the reply; the builder can go on.
     *
     * @throws IllegalStateException when an error status is combined with an answer or a fault
     */
    public Reply build() {
      boolean answers = text != null || !toolCalls.isEmpty() || usage != null || truncated;
      if (failure != null && (answers || !(fault instanceof Fault.None))) {
        throw new IllegalStateException("error " + failure.status() + " with an answer or a fault");
      }
      return new Reply(this);
    }

    private Builder failure(Failure failure) {
      if (failure.status() < 400 || failure.status() > 599) {
        throw new IllegalArgumentException(
            "status: " + failure.status() + " (expected: 400 to 599)");
      }
      this.failure = failure;
      return this;
    }

    private Builder hold(int chunks, CompletionStage<?> gate) {
      holds.add(new Hold(chunks, requireNonNull(gate, "gate")));
      return this;
    }

    private Builder fault(Fault fault) {
      if (!(this.fault instanceof Fault.None)) {
        throw new IllegalStateException(fault + " on top of " + this.fault);
      }
      this.fault = fault;
      return this;
    }

    private static int atLeastZero(int chunks) {
      if (chunks < 0) {
        throw new IllegalArgumentException("chunks: " + chunks + " (expected: >= 0)");
      }
      return chunks;
    }
  }
}
