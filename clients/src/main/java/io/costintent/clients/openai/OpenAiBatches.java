/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.core.http.HttpResponse;
import com.openai.models.batches.BatchCancelParams;
import com.openai.models.batches.BatchCreateParams;
import com.openai.models.batches.BatchRetrieveParams;
import com.openai.models.files.FileContentParams;
import io.costintent.call.ModelRequest;
import io.costintent.clients.BatchFormat;
import io.costintent.clients.BatchFormat.Kind;
import io.costintent.clients.BatchStep;
import io.costintent.clients.BatchSteps;
import io.costintent.clients.Outline;
import io.costintent.clients.Sdk;
import io.costintent.clients.json.OpenAiSdkJson;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * OpenAI's batch API: a job is made of an uploaded file and submitted by {@code batches().create},
 * {@code retrieve} says which file has its results, and {@code files().content} reads that file.
 */
final class OpenAiBatches {
  private static final Kind CHAT = new Kind(ModelRequest.CHAT, "openai.chat");
  private static final BatchFormat FORMAT =
      new BatchFormat(
          "response",
          "body",
          Map.of(
              "chat.completion", CHAT,
              "text_completion", new Kind(ModelRequest.TEXT_COMPLETION, "openai.chat"),
              "response", new Kind(ModelRequest.CHAT, "openai.responses"),
              "list", new Kind(ModelRequest.EMBEDDINGS, "openai.embeddings")),
          new Kind(ModelRequest.GENERATE_CONTENT, "any"));

  private final BatchSteps steps;
  private final BatchMetadata metadata;

  OpenAiBatches(Sdk sdk, OpenAiOptions options) {
    Outline outline =
        Outline.create(OpenAiSdkJson.get(), Set.of("id", "output_file_id"), Set.of("metadata"));
    this.steps = new BatchSteps(sdk, HttpResponse.class, FORMAT, outline);
    this.metadata = new BatchMetadata(options.batchMetadata());
  }

  @Nullable BatchStep step(String method, Object params) {
    if (params instanceof BatchCreateParams job) {
      return method.equals("create")
          ? steps.submitFile(intent -> metadata.added(job, intent))
          : null;
    }
    if (params instanceof BatchRetrieveParams || params instanceof BatchCancelParams) {
      return steps.describe(job -> metadata.read(job.path("metadata")));
    }
    return params instanceof FileContentParams file && method.equals("content")
        ? steps.results(idOf(file))
        : null;
  }

  /** The id is a part of the path; its getter had another type in version 1. */
  private static String idOf(FileContentParams file) {
    String id = file._pathParam(0);
    return id.isEmpty() ? "unknown" : id;
  }
}
