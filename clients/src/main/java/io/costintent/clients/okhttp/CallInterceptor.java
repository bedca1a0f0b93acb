/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.okhttp;

import io.costintent.call.Guarded;
import io.costintent.call.ModelCall;
import io.costintent.clients.WireObserver;
import io.costintent.clients.WireRequest;
import io.costintent.clients.okhttp.StartedCalls.Started;
import java.io.IOException;
import java.io.InputStream;
import okhttp3.Call;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import okhttp3.ResponseBody;

/** Sends what a started call was granted, and follows its response. Thread-safe. */
final class CallInterceptor implements Interceptor {
  private final WireObserver observer;
  private final StartedCalls calls;
  private final ContextExecutor executor;

  CallInterceptor(WireObserver observer, StartedCalls calls, ContextExecutor executor) {
    this.observer = observer;
    this.calls = calls;
    this.executor = executor;
  }

  @Override
  public Response intercept(Chain chain) throws IOException {
    Started started = calls.take(chain.call());
    if (started == null) {
      return chain.proceed(chain.request());
    }
    ModelCall call = started.call().call();
    Request request =
        Guarded.get("http request", () -> granted(chain.request(), started), chain.request());
    Response response = call.<Response, IOException>run(() -> proceed(chain, request, call));
    executor.adopt(started.context());
    return Guarded.get("http response", () -> followed(response, started, chain.call()), response);
  }

  private static Request granted(Request request, Started started) {
    WireRequest sent = (WireRequest) started.call().params();
    return OkHttpRequests.changed(request, started.request(), sent);
  }

  /** What fails because somebody cancelled it is cancelled, whatever exception says so. */
  private static Response proceed(Chain chain, Request request, ModelCall call) throws IOException {
    boolean answered = false;
    try {
      Response response = chain.proceed(request);
      answered = true;
      return response;
    } finally {
      if (!answered && chain.call().isCanceled()) {
        call.cancel(null);
      }
    }
  }

  private Response followed(Response response, Started started, Call call) {
    ResponseBody body = response.body();
    if (body == null) {
      started.call().call().end(null);
      return response;
    }
    InputStream followed =
        observer.answered(started.call(), response.code(), body.byteStream(), call::isCanceled);
    return response.newBuilder().body(new FollowedBody(body, followed)).build();
  }
}
