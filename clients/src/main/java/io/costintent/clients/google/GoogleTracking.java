/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.google;

import static java.util.Objects.requireNonNull;

import com.google.genai.types.ClientOptions;
import io.costintent.CostTracking;
import io.costintent.clients.okhttp.ObservedHttp;
import okhttp3.OkHttpClient;

/**
 * Records the calls of clients of Google's Gen AI SDK with their intent and cost.
 *
 * {@snippet class="io.costintent.clients.Snippets" region="google"}
 *
 * <p>The client stays Google's own, and can be handed to whatever takes one. Content, embeddings,
 * images and interactions are recorded: whole, as futures and as streams, through {@code models},
 * {@code chats}, {@code interactions} and their asynchronous twins, with each request that
 * automatic function calling makes. All else is passed on. Requests and results are the same as
 * without, except where a policy says otherwise.
 *
 * @since 0.1
 */
public final class GoogleTracking {
  /** Returns options for {@code Client.builder()}, with which each call is recorded. */
  public static ClientOptions clientOptions(CostTracking tracking) {
    return wrap(ClientOptions.builder().build(), tracking);
  }

  /** Returns options that say what {@code options} say, with which each call is recorded. */
  public static ClientOptions wrap(ClientOptions options, CostTracking tracking) {
    return wrap(options, tracking, GoogleOptions.defaults());
  }

  /**
   * Returns options that say what {@code options} say, with which each call is recorded.
   *
   * <p>They have an HTTP client: the one that {@code options} have, else one like the SDK's own. As
   * with any client of one's own, the SDK then leaves a {@code timeout} of its {@code HttpOptions}
   * to that client's {@code callTimeout}.
   *
   * @param options returned as they are when {@code tracking} is a noop
   * @param stated what the application states
   */
  public static ClientOptions wrap(
      ClientOptions options, CostTracking tracking, GoogleOptions stated) {
    requireNonNull(options, "options");
    requireNonNull(stated, "stated");
    if (tracking.handler().isNoop()) {
      return options;
    }
    OkHttpClient client = options.customHttpClient().orElseGet(() -> SdkHttpClient.like(options));
    return options.toBuilder().customHttpClient(wrap(client, tracking, stated)).build();
  }

  /** Returns an HTTP client that sends what {@code client} sends, each model call recorded. */
  public static OkHttpClient wrap(OkHttpClient client, CostTracking tracking) {
    return wrap(client, tracking, GoogleOptions.defaults());
  }

  /**
   * Returns an HTTP client that sends what {@code client} sends, each model call recorded.
   *
   * @param client returned as it is when it was wrapped before, or when {@code tracking} is a noop
   */
  public static OkHttpClient wrap(
      OkHttpClient client, CostTracking tracking, GoogleOptions stated) {
    requireNonNull(client, "client");
    return ObservedHttp.wrap(client, tracking, new GoogleApi(stated));
  }

  private GoogleTracking() {}
}
