/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.langchain4j.facts;

import io.costintent.call.ModelCall;
import io.costintent.call.StreamErrorException;
import io.costintent.provider.ResponseFacts;

/**
 * What a chat's answer says of itself.
 *
 * <p>Immutable and thread-safe.
 *
 * @param facts what it consumed and who answered
 * @param ending how it ended, which LangChain4j's handlers and listeners are not always told
 */
public record ChatAnswer(ResponseFacts facts, Ending ending) {
  /** How an answer ended. */
  public enum Ending {
    /** It is whole. */
    WHOLE,
    /** It is a stream that broke off: without a reason, and without its totals. */
    CUT,
    /** It is a stream in which the provider said that it failed. */
    FAILED
  }

  /** Ends a call with this answer. */
  public void end(ModelCall call) {
    switch (ending) {
      case WHOLE -> call.end(facts);
      case CUT -> call.cut(facts);
      case FAILED -> call.fail(new StreamErrorException(), facts);
    }
  }
}
