/*
 * Copyright The Cost Intent Authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.costintent.clients.table;

/** How an application takes what a call returns; each is a column of the table. */
public enum Form {
  /** The method returns the whole response. */
  WHOLE("whole"),
  /** A future has the whole response. */
  FUTURE("future"),
  /** The application reads chunks. */
  STREAM("stream"),
  /** A handler, a subscriber or an asynchronous iterator is given chunks. */
  ASYNC_STREAM("stream to a handler"),
  /** The application reads the HTTP response. */
  RAW("raw response"),
  /** The application reads the HTTP response of a stream. */
  RAW_STREAM("raw stream");

  private final String title;

  Form(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }
}
