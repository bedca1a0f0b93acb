/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.azure;

import com.azure.ai.openai.OpenAIClient;
import com.azure.ai.openai.models.ChatCompletions;
import io.costintent.CostTracking;
import io.costintent.clients.table.DoorRow;
import io.costintent.clients.table.Form;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.Sample;
import io.costintent.testkit.conformance.StreamCallConformance;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import java.util.Iterator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Chat completions, streamed to the caller. */
@DoorRow(
    client = "Azure OpenAI",
    sdk = "azure-ai-openai",
    operation = "chat completions",
    form = Form.STREAM)
class AzureChatStreamTest extends StreamCallConformance {
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
  protected boolean readsAhead() {
    return true;
  }

  @Override
  protected StreamDoor open(CostTracking tracking, URI baseUrl) {
    OpenAIClient client = AzureClients.builder(baseUrl, tracking).buildClient();
    return (model, prompt) ->
        new Chunks(
            client
                .getChatCompletionsStream(model, AzureClients.chat(prompt), AzureClients.WITH_USAGE)
                .stream());
  }

  private static final class Chunks implements ChunkStream {
    private final Stream<ChatCompletions> chunks;
    private @Nullable Iterator<ChatCompletions> iterator;

    Chunks(Stream<ChatCompletions> chunks) {
      this.chunks = chunks;
    }

    @Override
    public @Nullable String next() {
      Iterator<ChatCompletions> reading = iterator == null ? chunks.iterator() : iterator;
      iterator = reading;
      return reading.hasNext() ? AzureClients.text(reading.next()) : null;
    }

    @Override
    public void close() {
      chunks.close();
    }
  }
}
