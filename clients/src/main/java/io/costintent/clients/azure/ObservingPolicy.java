/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpPipelineCallContext;
import com.azure.core.http.HttpPipelineNextPolicy;
import com.azure.core.http.HttpPipelineNextSyncPolicy;
import com.azure.core.http.HttpPipelinePosition;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import com.azure.core.http.policy.HttpPipelinePolicy;
import com.azure.core.util.BinaryData;
import com.azure.core.util.tracing.Tracer;
import io.costintent.call.Guarded;
import io.costintent.call.ModelCallHandler;
import io.costintent.clients.ObservedCall;
import io.costintent.clients.WireApi;
import io.costintent.clients.WireObserver;
import io.costintent.clients.WireRequest;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.ResponseHeaders;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import java.net.URI;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Starts a call where its request enters the pipeline, ahead of retries. Thread-safe. */
final class ObservingPolicy implements HttpPipelinePolicy {
  private static final byte[] NO_JSON = {};

  private final WireObserver observer;

  ObservingPolicy(ModelCallHandler handler, WireApi api) {
    this.observer = new WireObserver(handler, api);
  }

  /** Ahead of retries: on the thread of the caller, once, as at the doors to other SDKs. */
  @Override
  public HttpPipelinePosition getPipelinePosition() {
    return HttpPipelinePosition.PER_CALL;
  }

  @Override
  public HttpResponse processSync(
      HttpPipelineCallContext context, HttpPipelineNextSyncPolicy next) {
    ObservedCall call = start(context);
    return call == null ? next.processSync() : answered(call, call.call().run(next::processSync));
  }

  @Override
  public Mono<HttpResponse> process(HttpPipelineCallContext context, HttpPipelineNextPolicy next) {
    return Mono.defer(() -> {
      ObservedCall call = start(context);
      return call == null ? next.process() : followed(call, next);
    });
  }

  /** Those further down may cancel what has delivered already; that says nothing. */
  private Mono<HttpResponse> followed(ObservedCall call, HttpPipelineNextPolicy next) {
    AtomicBoolean answered = new AtomicBoolean();
    return call.call()
        .run(next::process)
        .doOnError(error -> call.call().fail(error, null))
        .doOnCancel(() -> {
          if (!answered.get()) {
            call.call().cancel(null);
          }
        })
        .map(response -> {
          answered.set(true);
          return answered(call, response);
        });
  }

  private @Nullable ObservedCall start(HttpPipelineCallContext context) {
    Object parent = context.getData(Tracer.PARENT_TRACE_CONTEXT_KEY).orElse(null);
    Context current = parent instanceof Context given ? given : Context.current();
    try (Scope ignored = current.makeCurrent()) {
      return start(context.getHttpRequest());
    }
  }

  private @Nullable ObservedCall start(HttpRequest request) {
    WireRequest wire = Guarded.get("request", () -> wire(request), null);
    ObservedCall call = wire == null ? null : observer.start(wire);
    if (call != null && wire != null && call.params() instanceof WireRequest sent) {
      Guarded.get("request", () -> change(request, wire, sent), null);
    }
    return call;
  }

  private static WireRequest wire(HttpRequest request) {
    return WireRequest.of(
        request.getHttpMethod().name(),
        URI.create(request.getUrl().toString()),
        name -> request.getHeaders().getValue(HttpHeaderName.fromString(name)),
        () -> bytes(request.getBodyAsBinaryData()));
  }

  /** What can be read once only is a file, and no model call that we know. */
  private static byte[] bytes(@Nullable BinaryData body) {
    return body != null && body.isReplayable() ? body.toBytes() : NO_JSON;
  }

  private static @Nullable Void change(HttpRequest request, WireRequest given, WireRequest sent) {
    if (!sent.url().equals(given.url())) {
      request.setUrl(sent.url().toString());
    }
    if (!Arrays.equals(sent.body(), given.body())) {
      request.setBody(sent.body());
    }
    return null;
  }

  private HttpResponse answered(ObservedCall call, HttpResponse response) {
    if (observer.refused(call, response.getStatusCode())) {
      return response;
    }
    return Guarded.get("response", () -> followed(call, response), response);
  }

  private static HttpResponse followed(ObservedCall call, HttpResponse response) {
    ResponseFacts headers =
        ResponseHeaders.azure(name -> response.getHeaderValue(HttpHeaderName.fromString(name)));
    call.headers(headers);
    return new FollowedResponse(response, call.body());
  }
}
