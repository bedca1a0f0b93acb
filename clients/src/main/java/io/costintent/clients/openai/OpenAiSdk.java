/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.core.ClientOptions;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.HttpResponseFor;
import com.openai.core.http.StreamResponse;
import io.costintent.clients.BatchStep;
import io.costintent.clients.Operation;
import io.costintent.clients.Sdk;
import java.net.URI;
import java.util.Map;
import java.util.Set;
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
  private final OpenAiBatches batches = new OpenAiBatches(this);
  private final OpenAiOptions options;

  /** Creates what is known, with what an application states. */
  public OpenAiSdk(OpenAiOptions options) {
    this.options = options;
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
  public URI baseUrl(Object optionsBuilder) {
    return URI.create(((ClientOptions.Builder) optionsBuilder).build().baseUrl());
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
  public Class<?> rawResponseType() {
    return HttpResponseFor.class;
  }
}
