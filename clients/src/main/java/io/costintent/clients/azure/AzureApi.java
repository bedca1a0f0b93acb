/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import com.azure.core.exception.ClientAuthenticationException;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.exception.ResourceModifiedException;
import com.azure.core.exception.ResourceNotFoundException;
import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.Endpoint;
import io.costintent.clients.Operation;
import io.costintent.clients.WireApi;
import io.costintent.clients.WireRequest;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known of the protocol of Azure's OpenAI SDK, which is OpenAI's but for its paths.
 *
 * <p>Immutable and thread-safe.
 *
 * @since 0.1
 */
public final class AzureApi implements WireApi {
  private static final String STREAM = "stream";

  private final AzureOptions options;
  private final Map<String, Operation<WireRequest>> operations;

  /** Creates what is known, with what an application states. */
  public AzureApi(AzureOptions options) {
    this.options = options;
    this.operations =
        Map.of(
            AzurePath.CHAT,
            AzureCompletions.chat(options),
            AzurePath.COMPLETIONS,
            AzureCompletions.legacy(options),
            AzurePath.EMBEDDINGS,
            new Embeddings(options),
            AzurePath.IMAGES,
            new Images(options));
  }

  @Override
  public @Nullable Operation<WireRequest> operation(WireRequest request) {
    AzurePath path = request.method().equals("POST") ? AzurePath.of(request.url()) : null;
    return path == null ? null : operations.get(path.operation());
  }

  @Override
  public boolean isStreaming(WireRequest request) {
    return request.fields(Set.of(STREAM)).path(STREAM).asBoolean();
  }

  @Override
  public Endpoint endpoint(WireRequest request) {
    AzurePath path = AzurePath.of(request.url());
    boolean byModel = path != null && path.deployment() == null;
    return Endpoint.at(request.url(), options.provider(), byModel ? "openai" : "azure.ai.openai");
  }

  /** The SDK's own exceptions, by its annotations. */
  @Override
  public Throwable failure(int status) {
    String message = "Status code " + status;
    return switch (status) {
      case 401 -> new ClientAuthenticationException(message, null);
      case 404 -> new ResourceNotFoundException(message, null);
      case 409 -> new ResourceModifiedException(message, null);
      default -> new HttpResponseException(message, null);
    };
  }

  private static final class Embeddings extends AzureOperation {
    Embeddings(AzureOptions options) {
      super(ModelRequest.EMBEDDINGS, "openai.embeddings", options);
    }

    @Override
    Set<String> tokens() {
      return Set.of("input");
    }
  }

  private static final class Images extends AzureOperation {
    Images(AzureOptions options) {
      super(ModelRequest.GENERATE_CONTENT, "openai.images", options);
    }

    @Override
    void describe(JsonNode fields, boolean streaming, ModelRequest.Builder request) {
      request.candidates(fields.path("n").asLong(1));
    }

    @Override
    public @Nullable Usage atMost(WireRequest request, String model) {
      Usage prompt = super.atMost(request, model);
      return prompt == null
          ? null
          : Usage.builder()
              .add(UsageUnit.INPUT_TOKENS, prompt.quantity(UsageUnit.INPUT_TOKENS))
              .add(UsageUnit.OUTPUT_IMAGES, request.json().path("n").asLong(1))
              .build();
    }
  }
}
