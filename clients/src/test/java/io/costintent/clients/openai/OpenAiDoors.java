/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.openai;

import com.openai.client.OpenAIClient;
import com.openai.client.OpenAIClientAsync;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import io.costintent.CostTracking;
import io.costintent.testkit.conformance.AsyncDoor;
import io.costintent.testkit.conformance.ChunkStream;
import io.costintent.testkit.conformance.ModelDoor;
import io.costintent.testkit.conformance.StreamDoor;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Doors through a wrapped client of OpenAI's SDK, by how their responses arrive. */
final class OpenAiDoors {
  /** One call of a client. */
  interface Call<C, R> {
    R make(C client, String model, String prompt);
  }

  static <R> ModelDoor whole(
      CostTracking tracking,
      URI baseUrl,
      Call<OpenAIClient, R> call,
      Function<? super R, String> text) {
    OpenAIClient client = OpenAiTracking.wrap(OpenAiClients.sync(baseUrl), tracking);
    return new ModelDoor() {
      @Override
      public String call(String model, String prompt) {
        return text.apply(call.make(client, model, prompt));
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  static <R> AsyncDoor future(
      CostTracking tracking,
      URI baseUrl,
      Call<OpenAIClientAsync, CompletableFuture<R>> call,
      Function<? super R, String> text) {
    OpenAIClientAsync client = OpenAiTracking.wrap(OpenAiClients.async(baseUrl), tracking);
    return new AsyncDoor() {
      @Override
      public CompletableFuture<String> start(String model, String prompt) {
        return call.make(client, model, prompt).thenApply(text);
      }

      @Override
      public CompletableFuture<?> startUnread(String model, String prompt) {
        return call.make(client, model, prompt);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  static <C> StreamDoor stream(
      CostTracking tracking,
      URI baseUrl,
      Call<OpenAIClient, StreamResponse<C>> call,
      Function<C, String> text) {
    return chunks(
        tracking,
        baseUrl,
        (client, model, prompt) -> new SyncStream<>(call.make(client, model, prompt), text));
  }

  static StreamDoor chunks(
      CostTracking tracking, URI baseUrl, Call<OpenAIClient, ChunkStream> call) {
    OpenAIClient client = OpenAiTracking.wrap(OpenAiClients.sync(baseUrl), tracking);
    return new StreamDoor() {
      @Override
      public ChunkStream open(String model, String prompt) {
        return call.make(client, model, prompt);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  static <C> StreamDoor asyncStream(
      CostTracking tracking,
      URI baseUrl,
      Call<OpenAIClientAsync, AsyncStreamResponse<C>> call,
      Function<C, String> text) {
    OpenAIClientAsync client = OpenAiTracking.wrap(OpenAiClients.async(baseUrl), tracking);
    return new StreamDoor() {
      @Override
      public ChunkStream open(String model, String prompt) {
        return new AsyncStream<>(call.make(client, model, prompt), text);
      }

      @Override
      public void close() {
        client.close();
      }
    };
  }

  private OpenAiDoors() {}
}
