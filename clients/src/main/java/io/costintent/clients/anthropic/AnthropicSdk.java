/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.core.ClientOptions;
import com.anthropic.core.RequestOptions;
import com.anthropic.core.http.AsyncStreamResponse;
import com.anthropic.core.http.HttpResponseFor;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.helpers.BetaToolRunner;
import com.anthropic.models.beta.messages.ToolRunnerCreateParams;
import com.anthropic.services.blocking.beta.MessageService;
import io.costintent.clients.BatchStep;
import io.costintent.clients.Operation;
import io.costintent.clients.Sdk;
import io.costintent.proxy.Getters;
import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of Anthropic's SDK. Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class AnthropicSdk implements Sdk {
  private static final Set<String> CALLS = Set.of("create", "createStreaming");

  private final Getters getters = new Getters();
  private final Map<Class<?>, Operation<?>> operations;
  private final AnthropicBatches batches;
  private final AnthropicOptions options;

  /** Creates what is known, with what an application states. */
  public AnthropicSdk(AnthropicOptions options) {
    this.options = options;
    this.operations = AnthropicOperations.byParams(options);
    this.batches = new AnthropicBatches(this, AnthropicOperations.input(options));
  }

  @Override
  public String provider() {
    return "anthropic";
  }

  @Override
  public @Nullable String statedProvider() {
    return options.provider();
  }

  @Override
  public boolean isService(Class<?> type) {
    return type.isInterface()
        && (type.getName().startsWith("com.anthropic.services.")
            || type.getName().startsWith("com.anthropic.client."));
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
  public @Nullable URI baseUrl(Object options) {
    ClientOptions known =
        options instanceof ClientOptions.Builder builder
            ? builder.build()
            : (ClientOptions) options;
    // Version 2 keeps it in the HTTP client; the first of them have no such getter.
    String url = getters.text(known, "baseUrl");
    return url == null ? null : URI.create(url);
  }

  @Override
  public Object rebound(Object result, Object service, Object[] arguments)
      throws ReflectiveOperationException {
    return result instanceof BetaToolRunner runner
            && service instanceof MessageService messages
            && arguments.length == 2
            && arguments[0] instanceof ToolRunnerCreateParams params
            && arguments[1] instanceof RequestOptions options
        ? ToolRunners.through(messages, params, options, runner)
        : result;
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
