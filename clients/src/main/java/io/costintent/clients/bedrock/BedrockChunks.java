/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.bedrock;

import io.costintent.call.ChunkReader;
import io.costintent.provider.ResponseFacts;
import io.costintent.provider.StreamUsageReader;
import io.costintent.provider.UsageReader;
import java.util.function.BiConsumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.awscore.AwsResponse;

/**
 * Reads a stream of Bedrock's: first the head of the response, then its events.
 *
 * <p>The SDK may try again after a stream broke, and then a new head comes: what the broken one
 * said is forgotten, since the handler of the application starts anew too.
 */
final class BedrockChunks implements ChunkReader<Object> {
  private final UsageReader reader;
  private final BiConsumer<StreamUsageReader, Object> events;
  private final UnaryOperator<ResponseFacts> finish;
  private volatile StreamUsageReader stream;
  private volatile BedrockHeaders head = BedrockHeaders.none();

  BedrockChunks(
      UsageReader reader,
      BiConsumer<StreamUsageReader, Object> events,
      UnaryOperator<ResponseFacts> finish) {
    this.reader = reader;
    this.events = events;
    this.finish = finish;
    this.stream = reader.stream();
  }

  @Override
  public void accept(Object chunk) {
    if (chunk instanceof AwsResponse response) {
      stream = reader.stream();
      head = BedrockHeaders.of(response);
    } else {
      events.accept(stream, chunk);
    }
  }

  @Override
  public ResponseFacts facts() {
    return finish.apply(head.with(stream.facts()));
  }

  @Override
  public boolean complete() {
    return stream.complete();
  }
}
