/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.benchmarks;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

/** Takes a stream, so that the compiler cannot leave it out. */
final class CountingHandler implements StreamingChatResponseHandler {
  private int pieces;

  @Override
  public void onPartialResponse(String piece) {
    pieces += piece.length();
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    pieces++;
  }

  @Override
  public void onError(Throwable error) {
    throw new IllegalStateException(error);
  }

  /** Returns the count; not a contract. */
  @Override
  public String toString() {
    return "CountingHandler{" + pieces + '}';
  }
}
