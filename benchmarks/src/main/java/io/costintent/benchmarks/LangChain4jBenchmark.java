/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import dev.langchain4j.model.chat.ChatModel;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.listener.ChatModelListener;
import dev.langchain4j.model.chat.response.ChatResponse;
import io.costintent.CostTracking;
import io.costintent.langchain4j.CostIntentChatModelListener;
import io.costintent.langchain4j.TrackedModels;
import io.costintent.otel.CostSpans;
import io.costintent.propagation.IntentContext;
import io.opentelemetry.context.Context;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import io.opentelemetry.sdk.trace.samplers.Sampler;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A call of a LangChain4j model that answers at once, and what watching it adds. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class LangChain4jBenchmark {
  private final Context withIntent = IntentContext.with(Context.root(), Work.INTENT);
  private final ChatModel bare = new PreparedModel(List.of());
  private final ChatModel noOp = new PreparedModel(List.of(new ChatModelListener() {}));
  private final ChatModel listened;
  private final ChatModel wrapped;
  private final ChatModel both;
  private final StreamingChatModel bareStream = new PreparedStream(List.of());
  private final StreamingChatModel listenedStream;
  private final StreamingChatModel wrappedStream;

  /** Prepares everything that an application prepares once. */
  public LangChain4jBenchmark() {
    CostSpans spans = CostSpans.create();
    spans.exporter(SpanExporter.composite()); // as if its exporters were wrapped
    OpenTelemetrySdk sdk = Telemetry.sdk(Sampler.alwaysOn(), spans.processor());
    CostTracking tracking =
        CostTracking.builder()
            .environment(Map.of(), Map.of())
            .openTelemetry(sdk)
            .inferenceSpans(spans.inferenceSpans())
            .build();
    List<ChatModelListener> listeners = List.of(CostIntentChatModelListener.create(tracking));
    listened = new PreparedModel(listeners);
    wrapped = TrackedModels.wrap(bare, tracking);
    both = TrackedModels.wrap(listened, tracking);
    listenedStream = new PreparedStream(listeners);
    wrappedStream = TrackedModels.wrap(bareStream, tracking);
  }

  /** What LangChain4j does by itself. */
  @Benchmark
  public ChatResponse lc4jBare() {
    return chat(bare, Conversation.SHORT);
  }

  /** What a listener costs that does nothing. */
  @Benchmark
  public ChatResponse lc4jNoOpListener() {
    return chat(noOp, Conversation.SHORT);
  }

  /** The listener of Cost Intent. */
  @Benchmark
  public ChatResponse lc4jListened() {
    return chat(listened, Conversation.SHORT);
  }

  /** The wrapped model. */
  @Benchmark
  public ChatResponse lc4jWrapped() {
    return chat(wrapped, Conversation.SHORT);
  }

  /** A wrapped model that has the listener too. */
  @Benchmark
  public ChatResponse lc4jBoth() {
    return chat(both, Conversation.SHORT);
  }

  /** A prompt of 100,000 characters, without Cost Intent. */
  @Benchmark
  public ChatResponse lc4jBareLongPrompt() {
    return chat(bare, Conversation.LONG);
  }

  /** The same prompt, the model wrapped. */
  @Benchmark
  public ChatResponse lc4jWrappedLongPrompt() {
    return chat(wrapped, Conversation.LONG);
  }

  /** A stream of 20 pieces, without Cost Intent. */
  @Benchmark
  public Object lc4jBareStream() {
    return stream(bareStream);
  }

  /** The same stream, listened to. */
  @Benchmark
  public Object lc4jListenedStream() {
    return stream(listenedStream);
  }

  /** The same stream of a wrapped model. */
  @Benchmark
  public Object lc4jWrappedStream() {
    return stream(wrappedStream);
  }

  private ChatResponse chat(ChatModel model, Conversation conversation) {
    try (io.opentelemetry.context.Scope ignored = withIntent.makeCurrent()) {
      return model.chat(conversation.request());
    }
  }

  private Object stream(StreamingChatModel model) {
    CountingHandler handler = new CountingHandler();
    try (io.opentelemetry.context.Scope ignored = withIntent.makeCurrent()) {
      model.chat(Conversation.SHORT.request(), handler);
    }
    return handler;
  }
}
