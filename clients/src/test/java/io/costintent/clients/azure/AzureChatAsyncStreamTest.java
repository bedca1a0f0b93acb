/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import com.azure.ai.openai.OpenAIAsyncClient;
import com.azure.ai.openai.models.ChatCompletions;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ChunkQueue;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;

/** Chat completions, as a Flux. */
@DoorRow(
    client = "Azure OpenAI",
    sdk = "azure-ai-openai",
    operation = "chat completions",
    form = Form.ASYNC_STREAM)
class AzureChatAsyncStreamTest extends StreamCallConformance {
  @Override
  protected Sample sample() {
    return Sample.openAi().billedBy(AzureClients.AZURE);
  }

  @Override
  protected void assertError(@Nullable Throwable recorded, @Nullable Throwable thrown) {
    AzureClients.assertError(recorded, thrown);
  }

  /** The SDK caches its streams for more than one reader. */
  @Override
  protected boolean closingStopsTheStream() {
    return false;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIAsyncClient client = AzureClients.builder(baseUrl, tracking).buildAsyncClient();
    return (model, prompt) ->
        new Chunks(
            client.getChatCompletionsStream(
                model, AzureClients.chat(prompt), AzureClients.WITH_USAGE));
  }

  /** Subscribes where the call is made, as that is where it starts. */
  private static final class Chunks implements ChunkStream {
    private final ChunkQueue queue = new ChunkQueue();
    private final Disposable subscription;

    Chunks(Flux<ChatCompletions> chunks) {
      subscription =
          chunks.subscribe(
              chunk -> queue.chunk(AzureClients.text(chunk)),
              queue::completed,
              () -> queue.completed(null));
    }

    @Override
    public @Nullable String next() throws Throwable {
      return queue.next();
    }

    @Override
    public void close() {
      subscription.dispose();
    }
  }
}
