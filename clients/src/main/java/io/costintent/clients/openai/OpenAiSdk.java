/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.core.ClientOptions;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.Headers;
import com.openai.core.http.HttpResponse;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import io.costintent.clients.BatchStep;
import io.costintent.clients.Operation;
import io.costintent.clients.Sdk;
import io.costintent.pricing.Deployments;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.ResponseHeaders;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What is known of OpenAI's SDK. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class OpenAiSdk implements Sdk {
  private static final Set<String> CALLS =
      Set.of("create", "createStreaming", "edit", "editStreaming", "generate", "generateStreaming");

  private final Map<Class<?>, Operation<?>> operations;
  private final OpenAiBatches batches;
  private final OpenAiOptions options;

  /** Creates what is known, with what an application states. */
  public OpenAiSdk(OpenAiOptions options) {
    this.options = options;
    this.batches = new OpenAiBatches(this, options);
    this.operations = OpenAiOperations.byParams(options);
  }

  @Override
  public String provider() {
    return "openai";
  }

  @Override
  public @Nullable String statedProvider() {
    return options.provider();
  }

  @Override
  public boolean isService(Class<?> type) {
    return type.isInterface()
        && (type.getName().startsWith("com.openai.services.")
            || type.getName().startsWith("com.openai.client."));
  }

  @Override
  public @Nullable Operation<?> operation(String method, Object params) {
    return CALLS.contains(method) ? operations.get(params.getClass()) : null;
  }

  @Override
  public @Nullable BatchStep batchStep(String method, Object params) {
    return batches.step(method, params);
  }

  @Override
  public URI baseUrl(Object options) {
    ClientOptions known =
        options instanceof ClientOptions.Builder builder
            ? builder.build()
            : (ClientOptions) options;
    return URI.create(known.baseUrl());
  }

  @Override
  public Class<?> streamType() {
    return StreamResponse.class;
  }

  @Override
  public Class<?> asyncStreamType() {
    return AsyncStreamResponse.class;
  }

  @Override
  public Class<?> handlerType() {
    return AsyncStreamResponse.Handler.class;
  }

  @Override
  public Class<?> bodyType() {
    return HttpResponse.class;
  }

  @Override
  public Class<?> rawResponseType() {
    return HttpResponseFor.class;
  }

  @Override
  public Deployments deployments() {
    return options.deployments();
  }

  /** Only of the SDK's own services is known how they make their calls. */
  @Override
  public boolean readsHeaders(Object service) {
    return options.responseHeaders()
        && service.getClass().getName().startsWith("com.openai.services.");
  }

  @Override
  public ResponseFacts headers(Object response, boolean streaming) {
    if (!options.responseHeaders()) {
      return ResponseFacts.unknown();
    }
    Headers headers = ((HttpResponse) response).headers();
    Function<String, @Nullable String> first = name -> first(headers.values(name));
    ResponseFacts azure = ResponseHeaders.azure(first);
    return streaming
        ? azure // a cost that comes before the answer is not yet one
        : azure.toBuilder().merge(ResponseHeaders.liteLlm(first)).build();
  }

  private static @Nullable String first(List<String> values) {
    return values.isEmpty() ? null : values.get(0);
  }

  @Override
  public Object parse(Object response) {
    return ((HttpResponseFor<?>) response).parse();
  }
}
