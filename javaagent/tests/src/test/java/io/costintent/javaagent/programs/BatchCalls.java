/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.javaagent.programs;

import com.anthropic.client.AnthropicClient;
import com.anthropic.core.http.StreamResponse;
import com.anthropic.models.messages.batches.BatchCreateParams;
import com.anthropic.models.messages.batches.MessageBatchIndividualResponse;
import com.openai.client.OpenAIClient;
import com.openai.core.http.HttpResponse;
import com.openai.models.files.FileCreateParams;
import com.openai.models.files.FilePurpose;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Batch jobs of two requests, submitted by one thread and read by another. */
final class BatchCalls {
  static Map<String, Call> all() {
    return Map.of(
        "openai-batch", (url, model) -> openAi(url, model, "submitter"),
        "openai-batch-forbidden", (url, model) -> openAi(url, model, "forbidden"),
        "anthropic-batch", (url, model) -> anthropic(url, model, "submitter"),
        "anthropic-batch-forbidden", (url, model) -> anthropic(url, model, "forbidden"));
  }

  private static String openAi(URI url, String model, String submitter) throws Exception {
    OpenAIClient client = OpenAiCalls.sync(url);
    String job = on(submitter, () -> submit(client, model));
    String results = client.batches().retrieve(job).outputFileId().orElseThrow();
    try (HttpResponse response = client.files().content(results)) {
      return new String(response.body().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.replaceFirst(".*\"custom_id\":\"([^\"]*)\".*", "$1"))
          .collect(Collectors.joining(" "));
    }
  }

  private static String submit(OpenAIClient client, String model) {
    String line =
        "{\"custom_id\": \"%s\", \"method\": \"POST\", \"url\": \"/v1/chat/completions\", \"body\":"
            + " {\"model\": \"%s\", \"messages\": [{\"role\": \"user\", \"content\": \"%s\"}]}}\n";
    String lines =
        line.formatted("first", model, Call.PROMPT) + line.formatted("second", model, Call.PROMPT);
    String file =
        client
            .files()
            .create(
                FileCreateParams.builder()
                    .file(lines.getBytes(StandardCharsets.UTF_8))
                    .purpose(FilePurpose.BATCH)
                    .build())
            .id();
    return client
        .batches()
        .create(
            com.openai.models.batches.BatchCreateParams.builder()
                .inputFileId(file)
                .endpoint(com.openai.models.batches.BatchCreateParams.Endpoint.V1_CHAT_COMPLETIONS)
                .completionWindow(com.openai.models.batches.BatchCreateParams.CompletionWindow._24H)
                .build())
        .id();
  }

  private static String anthropic(URI url, String model, String submitter) throws Exception {
    AnthropicClient client = AnthropicCalls.sync(url);
    String job = on(submitter, () -> submit(client, model));
    try (StreamResponse<MessageBatchIndividualResponse> results =
        client.messages().batches().resultsStreaming(job)) {
      return results.stream()
          .map(MessageBatchIndividualResponse::customId)
          .collect(Collectors.joining(" "));
    }
  }

  private static String submit(AnthropicClient client, String model) {
    return client
        .messages()
        .batches()
        .create(
            BatchCreateParams.builder()
                .addRequest(request("first", model))
                .addRequest(request("second", model))
                .build())
        .id();
  }

  private static BatchCreateParams.Request request(String id, String model) {
    return BatchCreateParams.Request.builder()
        .customId(id)
        .params(
            BatchCreateParams.Request.Params.builder()
                .model(model)
                .maxTokens(100)
                .addUserMessage(Call.PROMPT)
                .build())
        .build();
  }

  /** Returns what a thread of that name answers; what it throws is thrown as a cause. */
  private static String on(String thread, Supplier<String> work) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    new Thread(
            () -> {
              try {
                answer.complete(work.get());
              } catch (RuntimeException e) {
                answer.completeExceptionally(e);
              }
            },
            thread)
        .start();
    return answer.get(Scenarios.SECONDS, TimeUnit.SECONDS);
  }

  private BatchCalls() {}
}
