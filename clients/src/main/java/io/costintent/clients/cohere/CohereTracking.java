/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.cohere;

import static java.util.Objects.requireNonNull;

import com.cohere.api.AsyncCohereBuilder;
import com.cohere.api.CohereBuilder;
import com.cohere.api.core.ClientOptions;
import io.costintent.CostTracking;
import io.costintent.clients.okhttp.ObservedHttp;
import okhttp3.OkHttpClient;

/**
 * Makes Cohere's clients record each of their calls with its intent and cost.
 *
 * {@snippet class="io.costintent.clients.Snippets" region="cohere"}
 *
 * <p>Chat, embed, rerank, classify, generate and summarize are recorded, of both versions of the
 * API, whole and streamed, raw and through every service of the client. They are observed at the
 * SDK's HTTP client; what the application configures is as without.
 *
 * @since 0.1
 */
public final class CohereTracking {
  /** Returns a builder of a client that records each call. */
  public static CohereBuilder builder(CostTracking tracking) {
    return builder(tracking, CohereOptions.defaults());
  }

  /** Returns a builder of a client that records each call; a plain one for a noop. */
  public static CohereBuilder builder(CostTracking tracking, CohereOptions options) {
    requireNonNull(options, "options");
    return new CohereBuilder() {
      @Override
      protected void setAdditional(ClientOptions.Builder built) {
        super.setAdditional(built);
        observe(built, tracking, options);
      }
    };
  }

  /** Returns a builder of an asynchronous client that records each call. */
  public static AsyncCohereBuilder asyncBuilder(CostTracking tracking) {
    return asyncBuilder(tracking, CohereOptions.defaults());
  }

  /** Returns a builder of an asynchronous client that records each call; a plain one for a noop. */
  public static AsyncCohereBuilder asyncBuilder(CostTracking tracking, CohereOptions options) {
    requireNonNull(options, "options");
    return new AsyncCohereBuilder() {
      @Override
      protected void setAdditional(ClientOptions.Builder built) {
        super.setAdditional(built);
        observe(built, tracking, options);
      }
    };
  }

  /** Returns an HTTP client that sends what {@code client} sends, each model call recorded. */
  public static OkHttpClient wrap(OkHttpClient client, CostTracking tracking) {
    return wrap(client, tracking, CohereOptions.defaults());
  }

  /**
   * Returns an HTTP client that sends what {@code client} sends, each model call recorded.
   *
   * @param client returned as it is when it was wrapped before, or when {@code tracking} is a noop
   */
  public static OkHttpClient wrap(
      OkHttpClient client, CostTracking tracking, CohereOptions options) {
    requireNonNull(client, "client");
    return ObservedHttp.wrap(client, tracking, new CohereApi(options));
  }

  /** The SDK makes its own HTTP client where it builds, and keeps the one that it is given. */
  private static void observe(
      ClientOptions.Builder builder, CostTracking tracking, CohereOptions options) {
    if (!tracking.handler().isNoop()) {
      builder.httpClient(wrap(builder.build().httpClient(), tracking, options));
    }
  }

  private CohereTracking() {}
}
