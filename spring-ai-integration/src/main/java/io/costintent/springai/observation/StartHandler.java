/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.springai.observation;

import static java.util.Objects.requireNonNull;

import io.costintent.call.Guarded;
import io.costintent.call.ModelRequest;
import io.costintent.intent.CostIntent;
import io.costintent.intent.IntentKey;
import io.costintent.springai.ModelOptions;
import io.costintent.springai.SpringAiCalls;
import io.costintent.springai.StartedCall;
import io.costintent.springai.internal.Captured;
import io.micrometer.common.KeyValue;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationView;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.ai.chat.prompt.Prompt;
import org.springframework.ai.model.observation.ModelObservationContext;

/**
 * Captures the intent of every observation, and starts the calls of models.
 *
 * <p>A denial is thrown from here: the first of all handlers, since those before would never hear
 * that the observation has ended.
 */
final class StartHandler implements ObservationHandler<Observation.Context> {
  private final SpringAiCalls calls;
  private final Endings endings;
  private final IntentKey[] keys;
  private final Streams streams = new Streams();

  StartHandler(SpringAiCalls calls, Endings endings, Set<IntentKey> keys) {
    this.calls = requireNonNull(calls, "calls");
    this.endings = requireNonNull(endings, "endings");
    this.keys = keys.toArray(IntentKey[]::new);
  }

  @Override
  public boolean supportsContext(Observation.Context context) {
    return true;
  }

  @Override
  public void onStart(Observation.Context context) {
    Captured captured = Guarded.get("observation", () -> Captured.capture(context), null);
    if (captured != null && context instanceof ModelObservationContext<?, ?> model) {
      start(model, captured);
    }
  }

  private void start(ModelObservationContext<?, ?> model, Captured captured) {
    boolean streaming = Guarded.get("observation", () -> streams.isStreaming(model), false);
    Object request = model.getRequest();
    StartedCall call = calls.adopt(request);
    if (call == null) {
      ModelRequest asked =
          calls
              .request(
                  request,
                  null,
                  model.getOperationMetadata().provider(),
                  ModelOptions.defaults(),
                  streaming)
              .build();
      call = calls.start(asked, request, captured.context());
    }
    if (call != null) {
      observe(model, call, streaming);
    }
  }

  private void observe(ModelObservationContext<?, ?> model, StartedCall call, boolean streaming) {
    Guarded.run(
        "observation",
        () -> {
          call.observe();
          ObservedModel before = previousRound(model);
          model.put(ObservedModel.class, new ObservedModel(call, streaming, before));
          if (before != null) {
            before.inside(model);
          }
          CostIntent intent = call.call().intent();
          for (IntentKey key : keys) { // all of them, always: meters of one name have one set
            String value = intent.value(key);
            model.addLowCardinalityKeyValue(
                KeyValue.of(key.attribute(), value == null ? KeyValue.NONE_VALUE : value));
          }
        });
  }

  /** The round of tools before, in whose stream models of the first generation make the next. */
  @SuppressWarnings("ReferenceEquality") // this very object: options may be equal by chance
  private static @Nullable ObservedModel previousRound(ModelObservationContext<?, ?> model) {
    ObservationView parent = model.getParentObservation();
    return parent != null
            && parent.getContextView() instanceof ModelObservationContext<?, ?> outer
            && outer.getRequest() instanceof Prompt before
            && model.getRequest() instanceof Prompt prompt
            && before.getOptions() != null
            && before.getOptions() == prompt.getOptions()
        ? ObservedModel.of(outer)
        : null;
  }

  /** Ends what the filter did not see, such as in a registry that has no filters. */
  @Override
  public void onStop(Observation.Context context) {
    endings.end(context);
  }
}
