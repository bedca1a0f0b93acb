/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients;

import static java.util.Objects.requireNonNull;

import io.costintent.call.BatchJobs;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.call.ModelCallHandler;
import io.costintent.call.ModelRequest;
import io.costintent.policy.CallDeniedException;
import io.costintent.proxy.Methods;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Observes the calls of one SDK, however they were intercepted.
 *
 * <p>Thread-safe.
 *
 * @since 0.1
 */
public final class CallObserver {
  private static final String UNKNOWN_MODEL = "unknown";

  private final ModelCallHandler handler;
  private final @Nullable Sdk sdk;
  private final Methods methods = new Methods();
  private final RawRoutes rawRoutes = new RawRoutes(methods);

  /** Creates an observer that records with {@code handler}. */
  public CallObserver(ModelCallHandler handler, Sdk sdk) {
    this.handler = requireNonNull(handler, "handler");
    this.sdk = requireNonNull(sdk, "sdk");
  }

  /**
   * Creates an observer that records with {@code handler}, for an SDK without types of streams and
   * raw responses: whoever intercepts its calls tells {@link ObservedCall#follower()} of pieces.
   */
  public CallObserver(ModelCallHandler handler) {
    this.handler = requireNonNull(handler, "handler");
    this.sdk = null;
  }

  /**
   * Starts a call on this thread; the caller then sends {@link ObservedCall#params()}.
   *
   * @throws CallDeniedException when a policy that blocks does not let it run
   */
  public <P> ObservedCall start(
      Operation<P> operation, Object params, boolean streaming, Endpoint endpoint) {
    P given = operation.paramsType().cast(params);
    P prepared = Guarded.get("request options", () -> operation.prepare(given, streaming), given);
    ModelRequest request = request(operation, prepared, streaming, endpoint);
    ModelCall call =
        handler.start(
            request,
            () ->
                Guarded.get(
                    "request bound", () -> operation.atMost(prepared, request.model()), null));
    P granted = granted(operation, prepared, request, call.request());
    P sent =
        Guarded.get(
            "intent for the provider", () -> operation.withIntent(granted, call.intent()), granted);
    return new ObservedCall(sdk, methods, call, operation, sent);
  }

  /**
   * Begins a method that belongs to a batch job, on this thread; the caller then sends {@link
   * ObservedBatch#params()}.
   *
   * @throws CallDeniedException when a policy that blocks does not let the job be submitted
   */
  public ObservedBatch begin(BatchStep step, Object params, Endpoint endpoint) {
    BatchJobs jobs = handler.batches();
    UnaryOperator<Object> arrived = step.begin(jobs, endpoint);
    return new ObservedBatch(
        Guarded.get("batch", () -> step.params(params, jobs.currentIntent()), params), arrived);
  }

  private static <P> P granted(
      Operation<P> operation, P params, ModelRequest asked, ModelRequest granted) {
    P changed =
        granted.model().equals(asked.model())
            ? params
            : Guarded.get(
                "model change", () -> operation.withModel(params, granted.model()), params);
    return granted.maxOutputTokens() == asked.maxOutputTokens()
        ? changed
        : Guarded.get("output limit", () -> operation.withMaxOutput(changed, granted), changed);
  }

  private <P> ModelRequest request(
      Operation<P> operation, P params, boolean streaming, Endpoint endpoint) {
    ModelRequest request =
        Guarded.get("request reader", () -> operation.request(params, streaming, endpoint), null);
    if (request == null) {
      return endpoint
          .request(UNKNOWN_MODEL)
          .operation(operation.name())
          .streaming(streaming)
          .build();
    }
    return sdk == null
        ? request
        : request.withDeployments(sdk.deployments().over(request.deployments()));
  }

  Sdk sdk() {
    return requireNonNull(sdk, "sdk");
  }

  RawRoutes rawRoutes() {
    return rawRoutes;
  }

  Methods methods() {
    return methods;
  }
}
