/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.anthropic;

import com.anthropic.core.http.HttpResponse;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.anthropic.models.messages.batches.BatchResultsParams;
import com.fasterxml.jackson.databind.JsonNode;
import io.costintent.call.ModelRequest;
import io.costintent.clients.BatchFormat;
import io.costintent.clients.BatchFormat.Kind;
import io.costintent.clients.BatchStep;
import io.costintent.clients.BatchSteps;
import io.costintent.clients.Endpoint;
import io.costintent.clients.InputBound;
import io.costintent.clients.Outline;
import io.costintent.clients.Sdk;
import io.costintent.clients.json.AnthropicSdkJson;
import io.costintent.usage.Usage;
import io.costintent.usage.UsageUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Anthropic's Message Batches, and their beta: {@code create} submits the requests of a job, {@code
 * resultsStreaming} reads their results by the job's id.
 */
final class AnthropicBatches {
  private static final BatchFormat FORMAT =
      new BatchFormat(
          "result", "message", Map.of(), new Kind(ModelRequest.CHAT, "anthropic.messages"));

  private final BatchSteps steps;
  private final Outline request =
      Outline.create(AnthropicSdkJson.get(), Set.of("model", "max_tokens"), Set.of());
  private final InputBound input;

  AnthropicBatches(Sdk sdk, InputBound input) {
    this.input = input;
    Outline outline =
        Outline.create(
            AnthropicSdkJson.get(),
            Set.of("id", "custom_id", "result", "type", "message", "model", "stop_reason"),
            Set.of("usage"));
    this.steps = new BatchSteps(sdk, HttpResponse.class, FORMAT, outline);
  }

  @Nullable BatchStep step(String method, Object params) {
    return switch (method) {
      case "create" -> submit(params);
      case "resultsStreaming" -> results(params);
      default -> null;
    };
  }

  private @Nullable BatchStep submit(Object params) {
    if (params instanceof BatchCreateParams job) {
      return steps.submit(
          endpoint -> works(endpoint, job.requests().stream().map(it -> it.params()).toList()));
    }
    return params instanceof com.anthropic.models.beta.messages.batches.BatchCreateParams job
        ? steps.submit(
            endpoint -> works(endpoint, job.requests().stream().map(it -> it.params()).toList()))
        : null;
  }

  private @Nullable BatchStep results(Object params) {
    Optional<String> job = Optional.empty();
    if (params instanceof BatchResultsParams known) {
      job = known.messageBatchId();
    } else if (params
        instanceof com.anthropic.models.beta.messages.batches.BatchResultsParams known) {
      job = known.messageBatchId();
    }
    return job.map(steps::results).orElse(null);
  }

  /** Returns what a job asks of each of its models at most. */
  private List<ModelRequest> works(Endpoint endpoint, List<?> requests) {
    Map<String, Sum> byModel = new LinkedHashMap<>();
    for (Object params : requests) {
      JsonNode known = request.read(params);
      String model = known.path("model").asText("unknown");
      byModel
          .computeIfAbsent(model, it -> new Sum())
          .add(input.atMost(params, model), known.path("max_tokens").asLong());
    }
    List<ModelRequest> works = new ArrayList<>();
    byModel.forEach(
        (model, sum) -> works.add(endpoint.request(model).batch(true).atMost(sum.usage()).build()));
    return works;
  }

  private static final class Sum {
    private long input;
    private long output;
    private boolean unknown;

    void add(@Nullable Usage atMost, long maxTokens) {
      output += maxTokens;
      unknown |= atMost == null;
      input += atMost == null ? 0 : atMost.quantity(UsageUnit.INPUT_TOKENS);
    }

    Usage usage() {
      Usage.Builder usage = Usage.builder().add(UsageUnit.OUTPUT_TOKENS, output);
      return unknown ? usage.build() : usage.add(UsageUnit.INPUT_TOKENS, input).build();
    }
  }
}
