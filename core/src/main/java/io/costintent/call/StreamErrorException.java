/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.call;

/**
 * Stands for the error that a provider sent as an event of a stream, where the client hands such an
 * event on instead of throwing.
 *
 * <p>Nobody throws it: it is the {@link CallRecord#error()} of such a call.
 *
 * @since 0.1
 */
public final class StreamErrorException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Creates an exception without a stack trace: nobody threw it. */
  public StreamErrorException() {
    super("the provider ended the stream with an error event", null, false, false);
  }
}
